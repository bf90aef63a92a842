"""A small map with something of everything, for tests of formats."""

from touchline.engine.map.formats import read_map

BAZAAR = read_map("""\
touchline-map: 1
name: Bazaar, "spring"
state: as-is
stages:
  aware: {key: awareness, phase: before, importance_share: 0.25}
  buy: {name: Purchase; quick, importance: high, definition: "The customer\\npays"}
  late: Loyalty
segments:
  pairs: {name: Pairs}
  families: {name: Families, rule: {trait: children, is: "yes"}}
touchpoints:
  ad: {name: "=Leaflet()", kinds: [communication, physical], links: ["https://shop.example", "-"], protected: true}
  call:
    name: Follow-up call
    name@ro: Apel de verificare
    note: "Ring, twice;\\n- not more\\n'=quoted"
    cost_per_contact: "0.35"
    monthly_cost_minor: 40000
    effort_minutes: 2.5
    review_by: 2026-12-01
    interactions: [{type: Call, role: clerk}, {type: "=Mail"}]
  idle: {name: Nobody uses it, status: idea}
cards:
  - {touchpoint: ad, stage: aware}
  - {touchpoint: call, stage: buy, segment: families, experience: {wants: "An answer", emotion_felt: -2}}
  - {touchpoint: ad, stage: buy, segment: families, id: second}
  - {touchpoint: call, stage: buy, segment: families, id: again, experience: {optimal_experience: Short}}
lanes: {back: Backstage}
cells: [{lane: back, stage: buy, segment: pairs, text: "Count\\nthe till"}]
evidence:
  - {touchpoint: call, card: again, field: wants, kind: survey, date: 2026-11-01, answers: 12, id: e1}
""")
