"""A program for tests: records pickled documents and claims, and prints each document's id once it is recorded.

``python writer.py LEDGER PICKLE CODER ROUNDS``; each round is a newer coder, and ends with linking each claim to an
entry of its own. It ends by itself after the last one.
"""

import pickle
import sys
from dataclasses import replace
from pathlib import Path

from comity.ledger import open_ledger


def main() -> None:
    ledger_address, codings_path, coder, rounds = sys.argv[1:]
    codings = pickle.loads(Path(codings_path).read_bytes())
    with open_ledger(ledger_address) as ledger:
        for number in range(int(rounds)):
            name = f"{coder}-{number}"
            for document, claims in codings:
                ledger.record(document, [replace(claim, coder=name) for claim in claims], name)
                print(document.id, flush=True)
            with ledger.linking() as links:
                links.gone()
                found = links.pending()
                links.put(
                    {claim.id: [claim.kind] for claim in found}, {claim.id: f"e{claim.id[1:]}" for claim in found}
                )


if __name__ == "__main__":
    main()
