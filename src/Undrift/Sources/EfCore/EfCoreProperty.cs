using System.Text.RegularExpressions;

namespace Undrift;

/// <summary>A column as a property: its statement in a model snapshot, and its declaration in a class.</summary>
/// <param name="Name">The property's name.</param>
/// <param name="Clr">The type in C#, without a mark for what may be null.</param>
/// <param name="Calls">The calls that describe it in the snapshot.</param>
internal sealed partial record EfCoreProperty(string Name, string Clr, IReadOnlyList<string> Calls)
{
    // The facets of a column that every engine has.
    private const string Kind = "column";
    private const string TypeFacet = "type";
    private const string NotNullFacet = "not_null";
    private const string DefaultFacet = "default";
    private static readonly string[] Known = [TypeFacet, NotNullFacet, DefaultFacet];

    private readonly string? _type;
    private readonly string? _default;
    private readonly bool _notNull;
    private readonly string _column = "";

    /// <summary>True for a drift of a column.</summary>
    public static bool IsColumn(Drift drift) => drift.Object.Kind == Kind;

    /// <summary>The column of a statement.</summary>
    public static string ColumnOf(Match statement) =>
        Column().Match(statement.Groups["calls"].Value) is { Success: true } named
            ? named.Groups["name"].Value
            : statement.Groups["name"].Value;

    /// <summary>The property that a column is, as the database has it.</summary>
    /// <param name="drift">A drift of a column.</param>
    /// <param name="before">The statement that it has so far; null: none.</param>
    /// <returns>Null where more is to be said of it than type, null and default.</returns>
    public static EfCoreProperty? Of(Drift drift, Match? before)
    {
        var facets = new Dictionary<string, FacetValue>(StringComparer.Ordinal);
        foreach (ref readonly var entry in drift.Actual!.Facets)
            facets[entry.Facet.Name] = entry.Value;
        var changed = before is null ? facets.Keys.ToList() : drift.Facets.Select(change => change.Name).ToList();
        var type = facets.GetValueOrDefault(TypeFacet).AsText;
        if (changed.Except(Known).Any() || type is null || EfCoreTypes.ClrOf(type) is not { } clr)
            return null;
        var column = drift.Object.Name;
        var name = before?.Groups["name"].Value ?? Pascal(column);
        var (notNull, expression) = (
            facets.GetValueOrDefault(NotNullFacet).AsFlag,
            facets.GetValueOrDefault(DefaultFacet).AsText
        );
        var calls = new List<string>();
        if (notNull && EfCoreTypes.IsReference(clr))
            calls.Add("IsRequired()");
        calls.AddRange(Kept(before, changed));
        if (expression is not null && changed.Contains(DefaultFacet))
            calls.AddRange(["ValueGeneratedOnAdd()", $"HasDefaultValueSql({Literal(expression)})"]);
        calls.Add($"HasColumnType({Literal(type)})");
        if (name != column)
            calls.Add($"HasColumnName({Literal(column)})");
        return new EfCoreProperty(
            name,
            clr,
            calls,
            type,
            changed.Contains(DefaultFacet) ? expression : null,
            notNull,
            column
        );
    }

    private EfCoreProperty(
        string name,
        string clr,
        IReadOnlyList<string> calls,
        string type,
        string? expression,
        bool notNull,
        string column
    )
        : this(name, clr, calls) => (_type, _default, _notNull, _column) = (type, expression, notNull, column);

    /// <summary>The lines of its statement, an empty one first.</summary>
    /// <param name="indent">What stands before the first.</param>
    public IEnumerable<string> Statement(string indent)
    {
        var optional = !_notNull && !EfCoreTypes.IsReference(Clr) ? "?" : "";
        yield return "";
        yield return $"{indent}b.Property<{Clr}{optional}>(\"{Name}\")";
        for (var at = 0; at < Calls.Count; at++)
            yield return $"{indent}    .{Calls[at]}{(at == Calls.Count - 1 ? ";" : "")}";
    }

    /// <summary>Its declaration in the class, and what the context has to say of it besides.</summary>
    /// <param name="entity">The class, with its namespace.</param>
    public string Declaration(string entity)
    {
        var required = _notNull && EfCoreTypes.IsReference(Clr) ? "[Required] " : "";
        var column = Name == _column ? "" : Literal(_column) + ", ";
        var fluent = _default is null
            ? ""
            : $" and in OnModelCreating: modelBuilder.Entity<{entity}>().Property(e => e.{Name}).HasDefaultValueSql({Literal(_default)});";
        return $"{required}[Column({column}TypeName = {Literal(_type!)})] public {Clr}{(_notNull ? "" : "?")} {Name} {{ get; set; }}{fluent}";
    }

    /// <summary>A name as C# writes those of classes and properties: <c>AdoptUsersNick</c>.</summary>
    public static string Pascal(string name)
    {
        var words = Word().Matches(name).Select(word => char.ToUpperInvariant(word.Value[0]) + word.Value[1..]);
        var joined = string.Concat(words);
        return joined.Length > 0 && char.IsAsciiLetter(joined[0]) ? joined : "X" + joined;
    }

    /// <summary>A text of C# on one line.</summary>
    public static string Literal(string text) =>
        '"'
        + text.Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("\"", "\\\"", StringComparison.Ordinal)
            .Replace("\r", "\\r", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal)
        + '"';

    /// <summary>A text of C# with the lines that it has.</summary>
    public static string Verbatim(string text) => $"@\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>What the snapshot says of it besides what is said anew.</summary>
    private static IEnumerable<string> Kept(Match? before, IReadOnlyList<string> changed)
    {
        List<string> anew = ["IsRequired", "HasColumnType", "HasColumnName"];
        if (changed.Contains(TypeFacet))
            anew.AddRange(["HasMaxLength", "HasPrecision", "IsFixedLength"]);
        if (changed.Contains(DefaultFacet))
            anew.AddRange(["HasDefaultValue", "HasDefaultValueSql", "ValueGeneratedOnAdd"]);
        return before is null
            ? []
            : Call()
                .Matches(before.Groups["calls"].Value)
                .Where(call => !anew.Contains(call.Groups["name"].Value))
                .Select(call => call.Value[1..]);
    }

    [GeneratedRegex(@"\.HasColumnName\(""(?<name>(\\.|[^""\\])*)""\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Column();

    [GeneratedRegex(@"\.(?<name>\w+)\(([^()""]|""(\\.|[^""\\])*""|\([^()]*\))*\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Call();

    [GeneratedRegex("[A-Za-z0-9]+", RegexOptions.None, 1000)]
    private static partial Regex Word();
}
