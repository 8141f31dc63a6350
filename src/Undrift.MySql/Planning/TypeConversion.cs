using System.Globalization;
using System.Text.RegularExpressions;
using Undrift.MySql.Kinds;

namespace Undrift.MySql.Planning;

/// <summary>What becomes of the values of a column that gets another type or character set.</summary>
/// <param name="Loses">True where a value may not fit, or loses something that it says.</param>
/// <param name="Widens">True where only the table's definition changes: a longer VARCHAR, labels added at the end.</param>
internal readonly partial record struct TypeConversion(bool Loses, bool Widens)
{
    // Sizes of the types that differ in it alone.
    private static readonly string[] Integers = ["tinyint", "smallint", "mediumint", "int", "bigint"];
    private static readonly string[] Texts = ["tinytext", "text", "mediumtext", "longtext"];
    private static readonly string[] Blobs = ["tinyblob", "blob", "mediumblob", "longblob"];
    private static readonly int[] Digits = [3, 5, 8, 10, 20];
    private static readonly long[] Lengths = [255, 65_535, 16_777_215, 4_294_967_295];

    /// <summary>Character sets by what they can write; one that is not here is taken for as large as itself only.</summary>
    private static readonly string[] Unicode = ["utf8mb4", "utf16", "utf16le", "utf32"];
    private static readonly string[] BasicPlane = ["utf8mb3", "ucs2"];

    /// <summary>The conversion of a column.</summary>
    public static TypeConversion Of(CatalogObject from, CatalogObject to)
    {
        var (before, after) = (Parsed(from), Parsed(to));
        var (charset, was) = (ColumnFacets.Charset.Of(to), ColumnFacets.Charset.Of(from));
        var narrows = was is not null && charset is not null && !Holds(charset, was);
        var (lossless, widens) = Labelled(from, to) ?? (IsLossless(before, after), IsLonger(before, after, charset));
        return new TypeConversion(!lossless || narrows, widens && charset == was);
    }

    /// <summary>True where every character of the one set can be written in the other.</summary>
    public static bool Holds(string charset, string other) =>
        charset == other
        || other == "ascii"
        || Unicode.Contains(charset)
        || (BasicPlane.Contains(charset) && !Unicode.Contains(other) && other != "gb18030");

    /// <summary>What is known of enums and sets; null: neither is one.</summary>
    private static (bool Lossless, bool Widens)? Labelled(CatalogObject from, CatalogObject to)
    {
        var (old, labels) = (ColumnFacets.Labels.Of(from), ColumnFacets.Labels.Of(to));
        var same = ColumnFacets.Type.Of(from) == ColumnFacets.Type.Of(to);
        if (old is null)
            return labels is null ? null : (false, false);
        if (labels is null)
            return (Room(Parsed(to)) >= old.Sum(label => label.Length + 1), false);
        return (
            same && !old.Except(labels).Any(),
            same && labels.Take(old.Count).SequenceEqual(old) && SameSize(old, labels)
        );
    }

    // MySQL manual, "Data Type Storage Requirements": one byte up to 255 labels; a set takes a bit for each.
    private static bool SameSize(IReadOnlyList<string> old, IReadOnlyList<string> labels) =>
        old.Count > 255 == labels.Count > 255 && (old.Count + 7) / 8 == (labels.Count + 7) / 8;

    private static bool IsLossless(ParsedType from, ParsedType to)
    {
        if (from == to)
            return true;
        if (Array.IndexOf(Integers, from.Word) is var size and >= 0)
            return OfInteger(from, size, to);
        if (Room(from) is var room and >= 0 && IsText(from) == IsText(to))
            return from.Word is "char" or "varchar" || !IsText(from)
                ? Room(to) >= room && !(to.Word is "binary" && from.Word is not "binary")
                : Texts.Contains(to.Word) && Room(to) >= room;
        return (from.Word, to.Word) switch
        {
            ("decimal", "decimal") => to.Scale >= from.Scale
                && to.Length - to.Scale >= from.Length - from.Scale
                && SameSign(from, to),
            ("float", "double") => SameSign(from, to) && to.Length < 0,
            ("bit", "bit") => to.Length >= from.Length,
            ("time", "time") or ("datetime", "datetime") or ("timestamp", "timestamp") => to.Length >= from.Length,
            ("timestamp", "datetime") => to.Length >= from.Length,
            ("date", "datetime") => true,
            ("year", "smallint" or "mediumint" or "int" or "bigint") => true,
            ("json", "longtext") => true,
            _ => false,
        };
    }

    private static bool OfInteger(ParsedType from, int size, ParsedType to)
    {
        var other = Array.IndexOf(Integers, to.Word);
        if (other >= 0)
            return from.IsUnsigned == to.IsUnsigned ? other >= size : from.IsUnsigned && other > size;
        return to.Word == "decimal"
            ? to.Length - to.Scale >= Digits[size] && !(to.IsUnsigned && !from.IsUnsigned)
            : IsText(to) && Room(to) > Digits[size];
    }

    /// <summary>
    /// True where the length byte stays one or two (MySQL manual, "Online DDL Operations", extending VARCHAR column size).
    /// </summary>
    private static bool IsLonger(ParsedType from, ParsedType to, string? charset)
    {
        if (from.Word != to.Word || from.Word is not ("varchar" or "varbinary") || to.Length < from.Length)
            return false;
        var width = charset switch
        {
            null or "latin1" or "ascii" or "binary" => 1,
            "utf8mb3" => 3,
            _ => 4,
        };
        return from.Length * width > 255 == to.Length * width > 255;
    }

    private static bool SameSign(ParsedType from, ParsedType to) => from.IsUnsigned || !to.IsUnsigned;

    private static bool IsText(ParsedType type) => type.Word is "char" or "varchar" || Texts.Contains(type.Word);

    /// <summary>How many characters, or bytes, it takes; -1 for what is neither a text nor bytes.</summary>
    private static long Room(ParsedType type) =>
        type.Word is "char" or "varchar" or "binary" or "varbinary" ? type.Length
        : Array.IndexOf(Texts, type.Word) is var text and >= 0 ? Lengths[text]
        : Array.IndexOf(Blobs, type.Word) is var blob and >= 0 ? Lengths[blob]
        : -1;

    private static ParsedType Parsed(CatalogObject column)
    {
        var match = Pattern().Match(ColumnFacets.Type.Of(column)?.ToLowerInvariant() ?? "");
        var word = match.Groups["word"].Value;
        return new ParsedType(
            word,
            Number(match.Groups["length"], DefaultLength(word)),
            Number(match.Groups["scale"], 0),
            match.Groups["rest"].Value.Trim()
        );
    }

    private static long DefaultLength(string word) =>
        word switch
        {
            "char" or "binary" or "bit" => 1,
            "decimal" => 10,
            "time" or "datetime" or "timestamp" => 0,
            _ => -1,
        };

    private static long Number(Group group, long otherwise) =>
        group.Success ? long.Parse(group.Value, CultureInfo.InvariantCulture) : otherwise;

    private sealed record ParsedType(string Word, long Length, long Scale, string Rest)
    {
        public bool IsUnsigned => Rest.Contains("unsigned", StringComparison.Ordinal);
    }

    [GeneratedRegex(
        @"^(?<word>[a-z]+)\s*(\((?<length>\d{1,9})(\s*,\s*(?<scale>\d{1,9}))?\))?(?<rest>.*)$",
        RegexOptions.ExplicitCapture | RegexOptions.Singleline | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Pattern();
}
