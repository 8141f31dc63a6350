using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Undrift;

/// <summary>The unambiguous text of catalogs that fingerprints are made of: every text carries its length.</summary>
public static class Canonical
{
    /// <summary>
    /// SHA-256 (hex) over every compared property of every object. Independent of server version, of reading order and of
    /// facets that are not compared.
    /// </summary>
    public static string Fingerprint(Catalog catalog) => Hash(catalog, isResult: false);

    /// <summary>
    /// The same of what a plan makes: without what is compared only where both sides state it, as the one who runs the plan
    /// becomes the owner of what names none, and without orders that list what one side lacks.
    /// </summary>
    public static string ResultFingerprint(Catalog catalog) => Hash(catalog, isResult: true);

    /// <summary>SHA-256 (hex) of a text.</summary>
    internal static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Hash(Catalog catalog, bool isResult)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var text = new StringBuilder();
        foreach (var item in catalog.Objects)
        {
            Append(text, item, isResult);
            if (text.Length > 60_000)
                Flush(hash, text);
        }
        Flush(hash, text);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    internal static void Append(StringBuilder text, CatalogObject item, bool isResult = false)
    {
        var id = item.Id;
        AppendText(text, id.Kind);
        AppendText(text, id.Schema);
        AppendText(text, id.Parent);
        AppendText(text, id.Name);
        AppendText(text, id.Signature);
        foreach (var facet in item.Kind.Facets)
        {
            if (facet.IgnoredReason is not null || facet.Group is { OnByDefault: false })
                continue;
            var value = isResult ? OfResult(facet, item[facet]) : item[facet];
            if (value.IsAbsent)
                continue;
            text.Append('=');
            AppendText(text, facet.Name);
            Append(text, value);
        }
        if (item.PartiallyUnderstood)
            AppendText(text, item.Witness ?? "");
    }

    private static FacetValue OfResult(Facet facet, FacetValue value) =>
        facet.Comparison switch
        {
            FacetComparison.WhereStated or FacetComparison.RelativeOrder => FacetValue.Absent,
            // What a server has where nothing is said is the same as what another one has.
            FacetComparison.DefaultsAlike
                when value.AsText?.EndsWith(Facet.DefaultMark, StringComparison.Ordinal) == true => FacetValue.Of(
                Facet.DefaultMark
            ),
            _ => value,
        };

    internal static void Append(StringBuilder text, FacetValue value)
    {
        if (value.AsList is { } list)
        {
            text.Append('[').Append(list.Count);
            foreach (var part in list)
                AppendText(text, part);
        }
        else if (value.AsText is { } plain)
            AppendText(text, plain);
        else
            text.Append('~').Append(value.AsNumber?.ToString(CultureInfo.InvariantCulture) ?? value.Display);
    }

    private static void AppendText(StringBuilder text, string part) =>
        text.Append(part.Length).Append(':').Append(part);

    private static void Flush(IncrementalHash hash, StringBuilder text)
    {
        foreach (var chunk in text.GetChunks())
            hash.AppendData(Encoding.UTF8.GetBytes(chunk.ToArray()));
        text.Clear();
    }
}
