namespace Undrift.PostgreSql.Kinds;

/// <summary>
/// A locale of ICU as the language tag that servers from 16 on make of it (icu_language_tag(), uloc_toLanguageTag()). Before,
/// a server keeps what was written: <c>de@collation=phonebook</c>, <c>en_us</c>.
/// </summary>
internal static class IcuLocale
{
    private const string Root = "und";
    private const string Extension = "u";

    // ICU's own names of what decides how is sorted, and those of CLDR (common/bcp47/collation.xml).
    private static readonly Dictionary<string, string> Keys = new()
    {
        ["collation"] = "co",
        ["colalternate"] = "ka",
        ["colbackwards"] = "kb",
        ["colcasefirst"] = "kf",
        ["colcaselevel"] = "kc",
        ["colnormalization"] = "kk",
        ["colnumeric"] = "kn",
        ["colreorder"] = "kr",
        ["colstrength"] = "ks",
    };

    private static readonly Dictionary<string, string> Values = new()
    {
        [""] = "true",
        ["yes"] = "true",
        ["no"] = "false",
        ["dictionary"] = "dict",
        ["gb2312han"] = "gb2312",
        ["phonebook"] = "phonebk",
        ["traditional"] = "trad",
        ["non-ignorable"] = "noignore",
        ["primary"] = "level1",
        ["secondary"] = "level2",
        ["tertiary"] = "level3",
        ["quaternary"] = "level4",
        ["identical"] = "identic",
    };

    /// <summary>The tag; what is not understood stays as it was written, but for the sign between its parts.</summary>
    public static string Of(string? locale)
    {
        if (string.IsNullOrEmpty(locale))
            return Root;
        var at = locale.IndexOf('@');
        // Before the keywords a character set may stand, which says nothing of sorting.
        var name = (at < 0 ? locale : locale[..at]).Split('.')[0];
        var parts = name.Length == 0 ? [Root] : name.Split('-', '_');
        var start = Array.FindIndex(parts, part => part.Equals(Extension, StringComparison.OrdinalIgnoreCase));
        var keywords = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var tag = TagOf(start < 0 ? parts : parts[..start]);
        return tag is not null
            && (start < 0 || AddExtension(keywords, parts[(start + 1)..]))
            && (at < 0 || AddKeywords(keywords, locale[(at + 1)..]))
                ? string.Join('-', (string[])[tag, .. Written(keywords)])
            : at < 0 ? locale.Replace('_', '-')
            : locale;
    }

    private static IEnumerable<string> Written(SortedDictionary<string, string> keywords) =>
        keywords.Count == 0 ? [] : [Extension, .. keywords.Select(pair => $"{pair.Key}-{pair.Value}")];

    /// <summary>Language, script and region, each in its own case; null for what has more than that.</summary>
    private static string? TagOf(string[] parts)
    {
        if (parts is not [{ Length: >= 2 } language, ..] || parts.Length > 3 || !language.All(char.IsAsciiLetter))
            return null;
        var rest = parts.Skip(1).Select(CasedOrNull).ToArray();
        return rest.Contains(null) ? null : string.Join('-', (string?[])[language.ToLowerInvariant(), .. rest]);
    }

    private static string? CasedOrNull(string part) =>
        part.Length == 4 && part.All(char.IsAsciiLetter) ? char.ToUpperInvariant(part[0]) + part[1..].ToLowerInvariant()
        : part.Length == 2 && part.All(char.IsAsciiLetter) ? part.ToUpperInvariant()
        : part.Length == 3 && part.All(char.IsAsciiDigit) ? part
        : null;

    /// <summary>The keywords of a tag: a key has two letters, all that follows up to the next one is its value.</summary>
    private static bool AddExtension(SortedDictionary<string, string> keywords, string[] parts)
    {
        for (var next = 0; next < parts.Length; )
        {
            var key = parts[next++];
            var value = parts.Skip(next).TakeWhile(part => part.Length > 2).ToArray();
            next += value.Length;
            if (!Add(keywords, key, string.Join('-', value)))
                return false;
        }
        return true;
    }

    private static bool AddKeywords(SortedDictionary<string, string> keywords, string text) =>
        text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=', StringSplitOptions.TrimEntries))
            .All(pair => pair is [var key, { Length: > 0 } value] && Add(keywords, key, value));

    // Of a key that stands twice the first counts.
    private static bool Add(SortedDictionary<string, string> keywords, string key, string value)
    {
        (key, value) = (key.ToLowerInvariant(), value.ToLowerInvariant());
        key = Keys.GetValueOrDefault(key, key);
        if (key.Length != 2)
            return false;
        keywords.TryAdd(key, Values.GetValueOrDefault(value, value));
        return true;
    }
}
