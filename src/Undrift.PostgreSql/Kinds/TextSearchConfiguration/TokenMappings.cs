using System.Globalization;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>Which dictionaries a text search configuration asks for each type of token, in order.</summary>
internal static class TokenMappings
{
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

    private static string NameOf(uint parser, int type) =>
        parser == DefaultParser && type > 0 && type <= DefaultTypes.Length
            ? DefaultTypes[type - 1]
            : "token type " + type.ToString(CultureInfo.InvariantCulture);
}
