/** The texts of writing, and of what was written. */
export const composer = {
  richText: {
    spoiler: 'Spoiler',
    showSpoiler: 'Show spoiler',
    copyCode: 'Copy code',
    copied: 'Copied',
  },
};
