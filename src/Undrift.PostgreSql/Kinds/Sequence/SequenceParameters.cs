using Undrift.PostgreSql.Planning;

namespace Undrift.PostgreSql.Kinds;

/// <summary>The parameters of a sequence in statements: of one that stands alone, or behind an identity column.</summary>
/// <param name="Start">START WITH; null: the server's choice, as everywhere here.</param>
/// <param name="Increment">INCREMENT BY.</param>
/// <param name="Minimum">MINVALUE.</param>
/// <param name="Maximum">MAXVALUE.</param>
/// <param name="Cache">CACHE.</param>
/// <param name="Cycle">CYCLE.</param>
internal sealed record SequenceParameters(
    Facet<long?> Start,
    Facet<long?> Increment,
    Facet<long?> Minimum,
    Facet<long?> Maximum,
    Facet<long?> Cache,
    Facet<bool> Cycle
)
{
    /// <summary>What a new sequence says, each with a space before it.</summary>
    public string Of(CatalogObject item) =>
        Clause(" INCREMENT BY ", Increment.Of(item))
        + Clause(" MINVALUE ", Minimum.Of(item))
        + Clause(" MAXVALUE ", Maximum.Of(item))
        + Clause(" START WITH ", Start.Of(item))
        + Clause(" CACHE ", Cache.Of(item))
        + (Cycle.Of(item) ? " CYCLE" : "");

    /// <summary>What ALTER says of a sequence that changes; its facets are taken. Empty: nothing.</summary>
    /// <param name="change">The change.</param>
    /// <param name="first">What is said before; null: nothing.</param>
    /// <param name="verb">What stands before each parameter, with a blank.</param>
    public string Changes(ObjectChange change, string? first, string verb = "")
    {
        List<string> parts =
        [
            .. first is null ? [] : (string[])[first],
            .. Settings(change).Select(text => verb + text),
        ];
        if (parts.Count > 0 && MustRestart(change))
            parts.Add("RESTART");
        return string.Join(' ', parts);
    }

    private IEnumerable<string> Settings(ObjectChange change)
    {
        var item = change.To;
        if (change.Take(Increment))
            yield return $"INCREMENT BY {Increment.Of(item) ?? 1}";
        if (change.Take(Minimum))
            yield return Minimum.Of(item) is { } minimum ? $"MINVALUE {minimum}" : "NO MINVALUE";
        if (change.Take(Maximum))
            yield return Maximum.Of(item) is { } maximum ? $"MAXVALUE {maximum}" : "NO MAXVALUE";
        if (change.Take(Start) || First(change.From) != First(item))
            yield return $"START WITH {First(item)}";
        if (change.Take(Cache))
            yield return $"CACHE {Cache.Of(item) ?? 1}";
        if (change.Take(Cycle))
            yield return Cycle.Of(item) ? "CYCLE" : "NO CYCLE";
    }

    /// <summary>True where the old first value is outside of the new bounds: whatever came after it is, too.</summary>
    private bool MustRestart(ObjectChange change)
    {
        var (start, minimum, maximum) = (First(change.From), Minimum.Of(change.To), Maximum.Of(change.To));
        return Increment.Of(change.To) is not < 0
            ? start > (maximum ?? long.MaxValue) || start < (minimum ?? 1)
            : start < (minimum ?? long.MinValue) || start > (maximum ?? -1);
    }

    // What the server takes where START WITH is left out.
    private long First(CatalogObject item) =>
        Start.Of(item) ?? (Increment.Of(item) < 0 ? Maximum.Of(item) ?? -1 : Minimum.Of(item) ?? 1);

    private static string Clause(string words, long? value) => value is null ? "" : words + value;
}
