/** The texts of moving to another computer, with one's key. */
export const moving = {
  /** What the first run offers there, and what is told here to look for. */
  offer: 'I already use Hearth on another computer',
  save: {
    open: 'Move to another computer…',
    title: 'Move to another computer',
    lead: 'Hearth writes your key, your name and the hosts you have joined to a file. On the other computer it makes you the same person, in the same rooms.',
    passphrase: 'Passphrase',
    passphraseHelp: (least: number) =>
      `At least ${least} characters. Whoever has the file and the passphrase is you, on every host: take one that nobody guesses.`,
    again: 'Passphrase again',
    tooShort: 'Too short. A few words that do not belong together are long enough, and easy to keep in mind.',
    differ: 'This is not the same passphrase. Type it again.',
    both: 'Nothing is removed here: you can use both computers at once. Messages stay at their hosts, and are not in the file.',
    ownHost: (host: string) =>
      `The rooms of ${host} stay on this computer. From the other one you reach them while Hearth hosts here.`,
    action: 'Save key file…',
    saving: 'Saving…',
    saved: 'Your key file is saved',
    savedAs: (path: string) => `It is here: ${path}`,
    /** Around what the first run offers, which is set in bold. */
    next: {
      before: 'Take it to the other computer, open Hearth there, and choose ',
      after: ' where it asks for your name. Then delete the file.',
    },
    done: 'Done',
  },
  open: {
    title: 'Be yourself here, too',
    lead: (file: string) => `The passphrase you chose on the other computer opens ${file}.`,
    passphrase: 'Passphrase',
    empty: 'Write the passphrase first.',
    action: 'Open key file',
    opening: 'Opening…',
    another: 'Choose another file',
    back: 'Back',
    stays: 'Nothing changes on the other computer: you can use both at once.',
  },
  dialogs: {
    saveTitle: 'Save your key file',
    save: 'Save',
    openTitle: 'Choose the key file of your other computer',
    open: 'Choose',
    kind: 'Hearth key',
  },
  problems: {
    notSaved: 'The file was not written: the disk did not take it. Make room or choose another place, then try again.',
    notKept: 'The disk of this computer did not take it. Make room or check the disk, then open the file again.',
    alreadySomebody: 'Somebody uses Hearth here already. A key file is opened before Hearth has a name on a computer.',
    chooseAgain: 'Choose the key file again.',
    keyHere: (path: string) =>
      `There is another key on this computer already: ${path}. Hearth does not give it up. Move it away first if nobody needs it.`,
    faults: {
      unreadable: 'That file cannot be read. Check that it is still there, and that this account may read it.',
      not_a_key_file: 'That is not a key file of Hearth. Its name ends in .hearth-key unless you gave it another one.',
      newer: 'That key file was written by a newer Hearth. Update Hearth here, then open it again.',
      damaged: 'That key file is damaged. Copy it from the other computer again, or save a new one there.',
      wrong_passphrase: 'That passphrase does not open the file. Capital letters and spaces count.',
    },
  },
};
