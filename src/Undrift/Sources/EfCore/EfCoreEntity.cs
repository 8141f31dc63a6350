using System.Text.RegularExpressions;

namespace Undrift;

/// <summary>The block of an entity in a model snapshot.</summary>
/// <param name="Type">The class, with its namespace.</param>
/// <param name="Indent">What stands before its statements.</param>
/// <param name="End">How its lines end.</param>
internal sealed partial record EfCoreEntity(string Type, string Indent, string End)
{
    /// <summary>Its statements.</summary>
    public required string Body { get; set; }

    /// <summary>The table; empty where the block names none.</summary>
    public string Table => TableName().Match(Body).Groups["name"].Value;

    /// <summary>Takes a drift of its table over and says what of the class is to be changed; null where it has no form for it.</summary>
    public string? Take(Drift drift) =>
        EfCoreProperty.IsColumn(drift) ? TakeColumn(drift)
        : EfCoreIndex.IsIndex(drift) ? TakeIndex(drift)
        : null;

    private string? TakeColumn(Drift drift)
    {
        var statements = Properties();
        var own = statements.Find(statement => EfCoreProperty.ColumnOf(statement) == drift.Object.Name);
        if (drift.Verb == DriftVerb.Missing)
        {
            // A key, an index or a relation says more of the column than its own statement.
            if (own is null || Mentions(own, "{0}") > 1)
                return null;
            Body = Body.Remove(own.Index, own.Length);
            return $"remove the property {own.Groups["name"].Value}";
        }
        // So does the statement of an identity.
        if (
            statements.Count == 0
            || own is null != (drift.Verb == DriftVerb.Extra)
            || (own is not null && Mentions(own, ">({0})") > 1)
        )
            return null;
        if (EfCoreProperty.Of(drift, own) is not { } property)
            return null;
        Write(property.Statement(Indent), own, statements[^1]);
        return $"write: {property.Declaration(Type)}";
    }

    private string? TakeIndex(Drift drift)
    {
        var statements = Index().Matches(Body).ToList();
        var own = statements.Find(statement => EfCoreIndex.IsOf(statement, drift.Object));
        if (drift.Verb == DriftVerb.Missing && own is not null)
        {
            Body = Body.Remove(own.Index, own.Length);
            return $"remove the index {drift.Object.Name}";
        }
        if (drift.Actual is not { } actual || own is not null)
            return null;
        var columns = Properties()
            .ToDictionary(
                EfCoreProperty.ColumnOf,
                property => property.Groups["name"].Value,
                actual.Kind.NamesIgnoreCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal
            );
        // Behind the key, as EF Core has it; an entity without one is none that it writes to.
        if (EfCoreIndex.Of(actual, columns) is not { } index || Key().Match(Body) is not { Success: true } key)
            return null;
        Write(index.Statement(Indent), null, key);
        return $"write above the class: {index.Declaration}";
    }

    /// <summary>Writes a statement in the place of the one that is there, else behind another.</summary>
    private void Write(IEnumerable<string> lines, Match? own, Match last)
    {
        var text = string.Concat(lines.Select(line => line + End));
        Body = own is null
            ? Body.Insert(last.Index + last.Length, text)
            : Body.Remove(own.Index, own.Length).Insert(own.Index, text);
    }

    private List<Match> Properties() => Property().Matches(Body).ToList();

    /// <summary>How often the block speaks of a property.</summary>
    /// <param name="statement">The property's statement.</param>
    /// <param name="form">In what form: {0} stands for its name.</param>
    private int Mentions(Match statement, string form) =>
        Body.AsSpan().Count(form.Replace("{0}", $"\"{statement.Groups["name"].Value}\"", StringComparison.Ordinal));

    [GeneratedRegex(@"\bb\.ToTable\(""(?<name>[^""]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TableName();

    [GeneratedRegex(
        @"(^[ \t]*\r?\n)?^[ \t]*b\.Property<(?<type>[^(]+)>\(""(?<name>\w+)""\)(?<calls>([^;""]|""(\\.|[^""\\])*"")*);[ \t]*\r?\n",
        RegexOptions.ExplicitCapture | RegexOptions.Multiline,
        1000
    )]
    private static partial Regex Property();

    [GeneratedRegex(
        @"(^[ \t]*\r?\n)?^[ \t]*b\.HasIndex\(([^;""]|""(\\.|[^""\\])*"")*;[ \t]*\r?\n",
        RegexOptions.ExplicitCapture | RegexOptions.Multiline,
        1000
    )]
    private static partial Regex Index();

    [GeneratedRegex(
        @"^[ \t]*b\.HasKey\(([^;""]|""(\\.|[^""\\])*"")*;[ \t]*\r?\n",
        RegexOptions.ExplicitCapture | RegexOptions.Multiline,
        1000
    )]
    private static partial Regex Key();
}
