"""The page as HTML to print: plain and semantic, without scripts, and with nothing from anywhere else."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from signpost.handover.form import COMPLAINTS, Form
from signpost.handover.sheet import Entry, Sheet
from signpost.handover.text import INLINE, ORDER, made, opening, parts

_STYLE = (
    "@page{size:A4;margin:11mm 14mm}"
    "body{font:10pt/1.25 sans-serif;color:#000;background:#fff;max-width:182mm;margin:0 auto;padding:4mm}"
    "@media print{body{padding:0}}"
    "h1{font-size:15pt;margin:0 0 1mm}h2{font-size:10.5pt;margin:2mm 0 .6mm;border-bottom:.3mm solid #000;break-after:avoid}"
    "p,ul{margin:.8mm 0;overflow-wrap:break-word}ul{padding-left:5mm}"
    "table{border-collapse:collapse;width:100%;table-layout:fixed}tr,li{break-inside:avoid}"
    "th,td{text-align:left;vertical-align:top;padding:.6mm 2mm .6mm 0;border-bottom:.2mm solid #767676;overflow-wrap:break-word}"
    "th:nth-child(1){width:17%}th:nth-child(2){width:11%}th:nth-child(3){width:15%}th:nth-child(4){width:15%}"
)


def as_html(sheet: Sheet, form: Form) -> str:
    """A whole document in English; every word in it that somebody told is escaped."""
    words = form.words["page"]
    body = [f"<h1>{escape(words['title'])}</h1>"]
    if sheet.empty:
        body.append(f"<p>{escape(words['empty'])}</p>")
    else:
        body.append(f"<p>{escape(' '.join(opening(sheet, form)))}</p>")
        body += [f"<section><h2>{escape(heading)}</h2>{inner}</section>" for _, heading, inner in sections(sheet, form)]
        body.append(f"<footer><p>{escape(made(sheet, form))}</p></footer>")
    head = f'<meta charset="utf-8"><title>{escape(words["title"])}</title><style>{_STYLE}</style>'
    return f'<!doctype html>\n<html lang="en"><head>{head}</head><body><main>{"".join(body)}</main></body></html>\n'


def sections(sheet: Sheet, form: Form) -> Iterator[tuple[str, str, str]]:
    """The name, the heading and the inner HTML of every section that has something to say; well-formed as XML too."""
    for name in ORDER:
        entries, nothing = sheet.entries[name], form.words["nothing"].get(name)
        if entries:
            yield name, form.words["headings"][name], _inner(name, entries, form)
        elif nothing:
            yield name, form.words["headings"][name], f"<p>{escape(nothing)}</p>"
    if sheet.advice:
        listed = "".join(f"<p>{escape(each)}</p>" for each in sheet.advice)
        yield "advice", form.words["headings"]["advice"], listed


def _inner(name: str, entries: tuple[Entry, ...], form: Form) -> str:
    if name in INLINE:
        return f"<p>{escape('; '.join(each.named for each in entries))}.</p>"
    if name == COMPLAINTS:
        return _table(entries, form)
    return "<ul>" + "".join(f"<li>{_line(each, form)}</li>" for each in entries) + "</ul>"


def _table(entries: tuple[Entry, ...], form: Form) -> str:
    head = "".join(f'<th scope="col">{escape(each)}</th>' for each in form.words["columns"].values())
    return f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(_row(each, form) for each in entries)}</tbody></table>"


def _row(entry: Entry, form: Form) -> str:
    missing = form.words["not_told"]
    cells = "".join(f"<td>{escape(each or missing)}</td>" for each in (entry.place, entry.since, entry.manner))
    return f'<tr><th scope="row">{escape(entry.label)}</th>{cells}<td>{_quote(entry, form)}</td></tr>'


def _line(entry: Entry, form: Form) -> str:
    told = "; ".join(parts(entry, form))
    quote = _quote(entry, form)
    return f"{escape(told)}; {quote}" if quote else escape(told)


def _quote(entry: Entry, form: Form) -> str:
    if not entry.quote:
        return ""
    return escape(form.words["quote"]["like_before"]) if entry.repeats else f"<q>{escape(entry.quote)}</q>"
