//! Tables of the text: in a box that scrolls on a small screen, with header
//! cells that say what they head, and without the obsolete `align`.

use std::fmt::{self, Write};

use comrak::html::Context;
use comrak::nodes::{Node, NodeTable, NodeValue, TableAlignment};

use super::print::Printer;

/// Opens and closes a table.
pub(super) fn write<'a>(
    context: &mut Context<'_, '_, &mut Printer<'_, 'a, '_>>,
    node: Node<'a>,
    entering: bool,
) -> fmt::Result {
    if entering {
        let name = context.user.table_name();
        context.cr()?;
        return write!(
            context,
            "<section class=\"tabel\" tabindex=\"0\" aria-label=\"{name}\">\n<table>\n"
        );
    }
    let has_body = node.last_child().is_some_and(|row| !is_header(row));
    context.write_str(if has_body {
        "</tbody>\n</table>\n</section>\n"
    } else {
        "</table>\n</section>\n"
    })
}

fn is_header(row: Node<'_>) -> bool {
    matches!(row.data().value, NodeValue::TableRow(true))
}

/// Opens and closes a row, with the part of the table it begins or ends.
pub(super) fn write_row<'a>(
    context: &mut Context<'_, '_, &mut Printer<'_, 'a, '_>>,
    node: Node<'a>,
    header: bool,
    entering: bool,
) -> fmt::Result {
    let first = node.previous_sibling().is_none_or(is_header);
    context.user.column = 0;
    context.write_str(match (entering, header) {
        (true, true) => "<thead>\n<tr>\n",
        (false, true) => "</tr>\n</thead>\n",
        (true, false) if first => "<tbody>\n<tr>\n",
        (true, false) => "<tr>\n",
        (false, false) => "</tr>\n",
    })
}

/// Opens and closes a cell.
pub(super) fn write_cell<'a>(
    context: &mut Context<'_, '_, &mut Printer<'_, 'a, '_>>,
    node: Node<'a>,
    entering: bool,
) -> fmt::Result {
    let row = node.parent();
    let header = row.is_some_and(is_header);
    if !entering {
        return context.write_str(if header { "</th>\n" } else { "</td>\n" });
    }
    let alignment = row.and_then(|row| row.parent()).and_then(|table| match &table.data().value {
        NodeValue::Table(table) => alignment(table, context.user.column),
        _ => None,
    });
    context.user.column += 1;
    let class = match alignment {
        Some(TableAlignment::Center) => " class=\"tengah\"",
        Some(TableAlignment::Right) => " class=\"kanan\"",
        _ => "",
    };
    let (name, scope) = if header { ("th", " scope=\"col\"") } else { ("td", "") };
    write!(context, "<{name}{class}{scope}>")
}

fn alignment(table: &NodeTable, column: usize) -> Option<TableAlignment> {
    table.alignments.get(column).copied()
}
