import type { help as English } from '../en/help';

export const help: typeof English = {
  title: 'Hilfe',
  hosting: 'Host sein',
  hostingTexts: [
    'Eine oder einer von euch ist Host: Die Räume liegen auf diesem Computer, und die anderen erreichen ihn über das gemeinsame Netz. „Hier Host sein“ macht den Anfang. Wer im selben Netz ist, findet deinen Host dann in der Liste.',
    'In den Einstellungen unter „Dieser Host“ steht, wer beitreten darf: alle, alle mit dem Beitrittscode, oder nur, wen du selbst einlässt. Dort sind auch die Adresse und der Einladungslink für alle, deren Liste deinen Host nicht zeigt, und der Fingerabdruck, den man beim ersten Mal vergleicht.',
    'Andere können beitreten und schreiben, solange Hearth auf diesem Computer läuft. Ist er aus, sehen alle weiter, was sie vor sich haben, und können weiterschreiben: Nachrichten warten und gehen der Reihe nach hinaus, wenn der Host wieder da ist.',
    'Wenn niemand deinen Host findet: In Gastnetzen und hinter manchen Routern sehen sich Computer nicht, und eine Firewall kann Port 4747 sperren. Link und Adresse gehen auch dort, wo nur die Liste leer bleibt.',
  ],
  kept: 'Was wo bleibt',
  keptTexts: [
    {
      what: 'Auf dem Computer des Hosts',
      text: 'Räume, Nachrichten und Dateien, die Personen mit ihren Namen, und was alle gelesen haben. Alles liegt in einem Ordner, der in den Einstellungen unter „Dieser Host“ steht. Wer diesen Ordner lesen darf, kann alles darin lesen.',
    },
    {
      what: 'Auf diesem Computer',
      text: 'Dein Schlüssel und dein Name, die Hosts, denen du beigetreten bist, was du hier gelesen hast, was du angefangen oder noch nicht gesendet hast, und deine Einstellungen. Nachrichten von anderen liegen nicht hier, nur bei ihrem Host.',
    },
    {
      what: 'Unterwegs',
      text: 'Alles zwischen dir und einem Host ist verschlüsselt und geht nur an den Computer, dessen Fingerabdruck du kennst. Sonst geht nichts irgendwohin.',
    },
    {
      what: 'Was gelöscht wurde',
      text: 'Der Text einer gelöschten oder geänderten Nachricht verschwindet binnen eines Tages von der Festplatte des Hosts, ihre Dateien mit ihr. Frühere Sicherungen haben ihn noch.',
    },
    {
      what: 'Eine Sicherung',
      text: 'In den Einstellungen unter „Dieser Host“ steht der Befehl, der alles von einem Host in eine Datei legt, auch im laufenden Betrieb. Sie enthält den Schlüssel des Hosts: Behalt sie für dich.',
    },
  ],
  keyboard: 'Tastatur',
  licences: {
    title: 'Lizenzen freier Software',
    lead: 'Daraus ist Hearth gemacht. Die Teile von Chromium, die mit Electron kommen, haben ihre eigene Liste, in der Datei LICENSES.chromium.html neben dem Programm.',
    loading: 'Lizenzen werden gesucht',
    noText: 'Dieses Paket bringt keinen Lizenztext mit.',
  },
};
