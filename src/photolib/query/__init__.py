"""What an editor types into the search box, understood or refused with its position.

    seminar "Li Song" -logo (person:lu OR by:chen) taken:>2025-11 has:caption

Everything in a row must hold; `OR` joins what stands beside it, a minus takes away,
brackets group, `field:value` asks one field. What cannot be understood is an error:
it never means "everything".
"""

from photolib.query.parse import parse as parse
from photolib.query.tree import And as And
from photolib.query.tree import Node as Node
from photolib.query.tree import Not as Not
from photolib.query.tree import Or as Or
from photolib.query.tree import Query as Query
from photolib.query.tree import Term as Term
from photolib.query.tree import asking as asking
from photolib.query.tree import spelt as spelt
