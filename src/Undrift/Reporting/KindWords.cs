using System.Globalization;

namespace Undrift;

/// <summary>Kind names as words for people.</summary>
internal static class KindWords
{
    /// <summary><c>foreign_key</c> as <c>foreign key</c>.</summary>
    public static string One(string kind) => kind.Replace('_', ' ');

    /// <summary><c>foreign_key</c> as <c>foreign keys</c>, <c>index</c> as <c>indexes</c>, <c>policy</c> as <c>policies</c>.</summary>
    public static string Many(string kind)
    {
        var word = One(kind);
        if (word.Length > 1 && word[^1] == 'y' && !"aeiou".Contains(word[^2]))
            return word[..^1] + "ies";
        var hisses =
            word.EndsWith('s')
            || word.EndsWith('x')
            || word.EndsWith("ch", StringComparison.Ordinal)
            || word.EndsWith("sh", StringComparison.Ordinal);
        return word + (hisses ? "es" : "s");
    }

    /// <summary>A number with the word in the form that fits it: <c>1 index</c>, <c>1,630 indexes</c>.</summary>
    public static string Count(int number, string kind) =>
        $"{number.ToString("N0", CultureInfo.InvariantCulture)} {(number == 1 ? One(kind) : Many(kind))}";

    /// <summary>How many of each kind, in the order of first appearance: <c>5 columns, 2 indexes</c>.</summary>
    public static string Counts(IEnumerable<CatalogObject> items) =>
        string.Join(", ", items.CountBy(item => item.Kind.Name).Select(pair => Count(pair.Value, pair.Key)));
}
