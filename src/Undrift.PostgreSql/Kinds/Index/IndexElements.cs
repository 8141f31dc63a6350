using System.Text;
using Npgsql;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>
/// The key of an index as SQL texts, one for each element, from the raw arrays of pg_index. Reads columns in the order
/// indnkeyatts, indkey, indoption, indclass, indcollation; what those do not tell comes from <see cref="IndexColumns"/>.
/// </summary>
internal sealed class IndexElements(NpgsqlDataReader row, int first, uint index, Relation relation, ReadContext context)
{
    private const short Descending = 1;
    private const short NullsFirst = 2;
    private readonly int _keys = row.GetInt16(first);
    private readonly short[] _columns = row.Numbers(first + 1);
    private readonly short[] _options = row.Numbers(first + 2);
    private readonly uint[] _classes = row.Oids(first + 3);
    private readonly uint[] _collations = row.Oids(first + 4);
    private readonly IReadOnlyList<IndexColumn> _more = context.IndexColumnsOf(index);

    /// <summary>The names of the columns in the key; an expression is not possible behind PRIMARY KEY and UNIQUE.</summary>
    public IReadOnlyList<string> KeyColumns => relation.ColumnList(_columns.Take(_keys));

    /// <summary>The names of the INCLUDE columns.</summary>
    public IReadOnlyList<string> Included => relation.ColumnList(_columns.Skip(_keys));

    /// <summary>The elements of the key; what goes without saying is not said.</summary>
    public IReadOnlyList<string> Key => [.. Enumerable.Range(0, _keys).Select(Element)];

    /// <summary>Statistics targets that were set, as NUMBER=TARGET, in the order of the elements.</summary>
    public IReadOnlyList<string> Statistics =>
        [
            .. _more
                .Where(item => item.Statistics is not null)
                .OrderBy(item => item.Number)
                .Select(item => $"{item.Number}={item.Statistics}"),
        ];

    private string Element(int position)
    {
        var column = _columns[position];
        var more = _more.FirstOrDefault(item => item.Number == position + 1);
        var text = new StringBuilder(column == 0 ? Expression(more) : Identifier.Quote(relation.Column(column).Name));
        var natural = column == 0 ? Collations.Default : relation.Column(column).Collation;
        if (_collations[position] != 0 && _collations[position] != natural)
            text.Append(" COLLATE ").Append(context.Collations.Name(_collations[position]));
        var type = column == 0 ? more!.Type : relation.Column(column).Type;
        if (more?.Options is { } options)
            text.Append($" {context.OperatorClasses.Name(_classes[position])} ({options})");
        else if (context.OperatorClasses.NameUnlessDefault(_classes[position], type) is { } name)
            text.Append(' ').Append(name);
        // Set for ordered access methods only; ascending, nulls last are the defaults.
        text.Append(
            (_options[position] & (Descending | NullsFirst)) switch
            {
                Descending => " DESC NULLS LAST",
                Descending | NullsFirst => " DESC",
                NullsFirst => " NULLS FIRST",
                _ => "",
            }
        );
        return text.ToString();
    }

    private static string Expression(IndexColumn? element) =>
        element?.Expression ?? throw new SchemaChangedException("an index expression of a dropped object");
}
