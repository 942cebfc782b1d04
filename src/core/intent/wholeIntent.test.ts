/** The example of design/product.md: every key once. */
export const wholeIntent = `version: 1
product: Lumen Shop
vision: Anyone finds the right lamp in under a minute.
audience: [First-time buyers on phones, Interior designers]
period: { name: 2026-Q4, from: 2026-10-01, to: 2026-12-31 }

problems:
  slow-search:
    title: Shoppers give up when search takes longer than two seconds
    who: First-time buyers on phones
    evidence:
      - 38% of abandoned sessions end on the search page
    outcomes:
      - Shoppers see their first result within a second

objectives:
  find-it-fast:
    title: Shoppers find what they want on the first try
    owner: Product
    solves: [slow-search]
    key_results:
      search-p95: { title: p95 search time, unit: ms, from: 2400, to: 800 }

engineering_goals:
  incremental-index:
    title: Index changes incrementally
    owner: Engineering
    kind: scalability
    because: A full reindex blocks releases two days a week
    supports: [find-it-fast.search-p95]
    paths: ["src/search/**"]
    debt: { from: 40, to: 10 }          # debt items at the start of the period, and the target
    options:                            # for deep dives: approaches, effort, trade-offs
      - { title: Change data capture, effort: 3 weeks, speed: high, quality: high, cost: medium, chosen: true }
      - { title: Faster full reindex, effort: 1 week, speed: medium, quality: low, cost: low }

capacity: { product: 70, engineering: 30 }   # the agreed split of work, in percent

agreed:                                      # who committed to these goals for the period
  - { who: Head of Product, role: product, on: 2026-10-02 }
  - { who: Head of Engineering, role: engineering, on: 2026-10-02 }

rituals: { check_in: weekly, deep_dive: monthly, post_mortem: every release }   # the rhythm agreed on

branches:                                    # standing links; the most specific pattern wins
  "feat/search-*": [find-it-fast.search-p95]
  "release/**": none
`;
