using System.Globalization;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>Which dictionaries a text search configuration asks for each type of token, in order.</summary>
internal static class TokenMappings
{
    private const string Numbered = "token type ";

    // OID of pg_catalog.default.
    private const uint DefaultParser = 3722;

    // ts_token_type('default'), from 1 on; the same since 8.3.
    private static readonly string[] DefaultTypes =
    [
        "asciiword",
        "word",
        "numword",
        "email",
        "url",
        "host",
        "sfloat",
        "version",
        "hword_numpart",
        "hword_part",
        "hword_asciipart",
        "blank",
        "tag",
        "protocol",
        "numhword",
        "asciihword",
        "hword",
        "url_path",
        "file",
        "float",
        "int",
        "uint",
        "entity",
    ];

    /// <summary>One text for each token type: <c>word: dictionary, dictionary</c>.</summary>
    /// <param name="parser">OID of the parser.</param>
    /// <param name="types">Token types, ascending; one for each dictionary.</param>
    /// <param name="dictionaries">Their names as regdictionary prints them.</param>
    /// <exception cref="SchemaChangedException">A dictionary is gone.</exception>
    public static IReadOnlyList<string> Of(uint parser, IReadOnlyList<int> types, IReadOnlyList<string> dictionaries) =>
        [
            .. types
                .Zip(dictionaries)
                .GroupBy(pair => pair.First, pair => RoutineName.Of(pair.Second))
                .Select(group => $"{NameOf(parser, group.Key)}: {string.Join(", ", group)}"),
        ];

    /// <summary>The number of a token type whose name only its parser can say; null for one that has a name.</summary>
    public static string? NumberOf(string token) =>
        token.StartsWith(Numbered, StringComparison.Ordinal) ? token[Numbered.Length..] : null;

    /// <summary>What initdb maps for a configuration of the server's own.</summary>
    public static IReadOnlyList<string> Standard(string configuration)
    {
        string[] words = ["word", "hword_part", "hword"];
        string[] asciiWords = ["asciiword", "hword_asciipart", "asciihword"];
        var isMixed = configuration is "hindi" or "russian";
        return
        [
            .. DefaultTypes
                .Except(["blank", "tag", "protocol", "entity"])
                .Select(type =>
                    configuration == "simple" || !words.Concat(asciiWords).Contains(type) ? $"{type}: simple"
                    : isMixed && asciiWords.Contains(type) ? $"{type}: english_stem"
                    : $"{type}: {configuration}_stem"
                ),
        ];
    }

    private static string NameOf(uint parser, int type) =>
        parser == DefaultParser && type > 0 && type <= DefaultTypes.Length
            ? DefaultTypes[type - 1]
            : Numbered + type.ToString(CultureInfo.InvariantCulture);
}
