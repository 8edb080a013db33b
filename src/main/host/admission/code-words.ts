/** Words of join codes: short, common, spelled as they sound, and nothing one would not say to a colleague. */
export const CODE_WORDS: readonly string[] = [
  'acorn alder amber apple april arrow aspen atlas autumn bacon badge baker bamboo banjo barley basil basket beach',
  'beacon beaver bell berry birch bison blossom bonfire border branch brave bread breeze brick bridge bright bronze',
  'brook brush bucket butter cabin cactus camel candle canoe canyon carbon carpet carrot castle cedar cello cherry',
  'chess cider cinder circle citrus clay clever cliff clover cobalt cocoa comet copper coral corner cotton cradle',
  'crane crater cricket crisp crystal daisy dawn delta denim desert dragon drift drum dune eagle early earth easel',
  'echo elbow elder ember falcon farmer feather fern ferry fiddle field finch flame flint flower forest fossil fox',
  'frost garden garlic gentle ginger glacier glass gold grain granite grape grass gravel green grove guitar hammer',
  'harbor harvest hazel hedge heron hickory hill honey hopper indigo island ivory ivy jacket jasmine jolly juniper',
  'kettle kitten ladder lagoon lake lantern lark lemon lilac linen lion lizard lotus lucky lunar magnet maple marble',
  'marsh meadow melon mint mirror mitten moose moss mountain mulberry napkin nectar nest nettle nickel north nutmeg',
  'oasis ocean olive onion opal orange orbit orchard otter oyster paddle panda paper parsley peach pearl pebble',
  'pepper piano pigeon pilot pine planet plum pocket pollen pond poplar poppy prairie pumpkin quartz quiet rabbit',
  'radish rain raven reed ribbon ridge river robin rocket rose ruby saddle saffron sage salmon sand satin scarf',
  'season shell shore silver slate snow sparrow spice spring spruce squash stable star stone storm summer sun swan',
  'table thistle thunder tiger timber toast topaz trail tulip tundra turtle valley velvet violet walnut water willow',
  'window winter wolf wonder wood wool yellow zebra zephyr',
].flatMap((line) => line.split(' '));
