"""Trees of terms for property tests."""

from hypothesis import strategies as st

from photolib.query import Node, Term
from photolib.query.tree import both, either, without

WORDS = [
    "forum",
    "gao",
    "北京",
    "münchen",
    "مؤتمر",
    "OR",
    "red carpet",
    "by:x",
    "-a",
    "(",
]
FIELDS = ["person", "by", "event", "city", "caption", "keyword", "credit", "place"]


def leaves() -> st.SearchStrategy[Term]:
    """Return terms of words, free and of fields, and some of other kinds."""
    words = st.sampled_from([w for w in WORDS if any(c.isalnum() for c in w)])
    return st.one_of(
        st.builds(Term, words),
        st.builds(Term, words, st.sampled_from(FIELDS)),
        st.sampled_from(
            [
                *(Term(text, "has") for text in ("caption", "event", "headline")),
                *(Term(text, "date") for text in ("2026-03", ">2026", "..2026-03-05")),
                *(Term("picked", "is"), Term("landscape", "is"), Term(">=3", "rating")),
                *(
                    Term("edited", "status"),
                    Term("1,3", "id"),
                    Term("OUC", "organisation"),
                ),
                *(Term("missing", "credited"), Term("opened", "role")),
            ]
        ),
    )


def trees() -> st.SearchStrategy[Node]:
    """Return trees in their normal form."""
    return st.recursive(
        leaves(),
        lambda inner: st.one_of(
            st.lists(inner, min_size=2, max_size=3).map(both),
            st.lists(inner, min_size=2, max_size=3).map(either),
            inner.map(without),
        ),
        max_leaves=8,
    )
