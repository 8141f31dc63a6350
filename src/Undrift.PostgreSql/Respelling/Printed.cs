namespace Undrift.PostgreSql.Respelling;

/// <summary>What a server made of probes.</summary>
/// <param name="Catalog">The objects as the reader reads them.</param>
/// <param name="Trees">By name, what the texts were parsed into.</param>
internal sealed record Printed(Catalog Catalog, ILookup<string, string> Trees)
{
    /// <summary>True when both have the same parse trees for a name.</summary>
    public bool HasSameTrees(Printed other, string name) =>
        Trees.Contains(name)
        && Trees[name].Order(StringComparer.Ordinal).SequenceEqual(other.Trees[name].Order(StringComparer.Ordinal));
}
