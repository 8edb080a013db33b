/** The texts of the help that ships with the app, and of the licences. */
export const help = {
  title: 'Help',
  hosting: 'Hosting',
  hostingTexts: [
    'One of you hosts: the rooms are on that computer, and the others reach it over the network you share. Choose “Host here” to begin. Whoever is on the same network then finds your host in the list.',
    'Settings, This host says who may join: anyone, people with the join code, or people you let in one by one. The same page has the address and the invitation link, for people whose list does not show your host, and the fingerprint to compare when they join for the first time.',
    'Others can join and write as long as Hearth runs on that computer. While it is off, everybody keeps what is on their screen and can go on writing: messages wait and go out, in order, when the host is back.',
    'If nobody finds your host: guest networks and some routers keep computers from seeing each other, and a firewall may block port 4747. The link and the address still work where only the list does not.',
  ],
  kept: 'What is kept where',
  keptTexts: [
    {
      what: 'On the host’s computer',
      text: 'Rooms, messages and files, the people with their names, and what everybody has read. It is all in one folder, which Settings, This host shows. Whoever may read that folder can read everything in it.',
    },
    {
      what: 'On this computer',
      text: 'Your key and your name, the hosts you joined, what you have read here, what you began to write or could not send yet, and your settings. Messages of others are not kept here, only on their host.',
    },
    {
      what: 'On the way',
      text: 'Everything between you and a host is encrypted, and goes only to the computer whose fingerprint you know. Nothing goes anywhere else.',
    },
    {
      what: 'What was deleted',
      text: 'The text of a message that was deleted or edited away leaves the host’s disk within a day, and its files with it. Backups that were made before still have it.',
    },
    {
      what: 'A backup',
      text: 'Settings, This host has the command that puts everything of a host into one file, also while it runs. That file holds the host’s key: keep it to yourself.',
    },
  ],
  keyboard: 'Keyboard',
  licences: {
    title: 'Open-source licences',
    lead: 'Hearth is made with these. The parts of Chromium that come with Electron bring their own list, in the file LICENSES.chromium.html beside the program.',
    loading: 'Looking for the licences',
    noText: 'This package brings no text of its licence.',
  },
};
