using System.Globalization;
using System.Text;

namespace Undrift.PostgreSql.Reading;

/// <summary>
/// Reads the text form of one-dimensional arrays (PostgreSQL manual, "Array Input and Output Syntax"). The queries give
/// arrays as text: the driver's array support would cost more at each start than reading them here.
/// </summary>
internal static class ArrayText
{
    /// <summary>The elements; an SQL NULL is null.</summary>
    /// <param name="text">For example <c>{a,"b c",NULL}</c>, or <c>[0:1]={1,2}</c> where the lower bound is not 1.</param>
    public static string?[] Texts(string text)
    {
        var elements = new List<string?>();
        // Bounds, where they are printed, end with '='.
        var at = text.IndexOf('{') + 1;
        while (at < text.Length && text[at] != '}')
        {
            elements.Add(text[at] == '"' ? Quoted(text, ref at) : Plain(text, ref at));
            if (at < text.Length && text[at] == ',')
                at++;
        }
        return [.. elements];
    }

    /// <summary>
    /// The elements of an array of numbers without NULL, or of an int2vector or oidvector, which are printed faster: with
    /// spaces, without braces.
    /// </summary>
    public static T[] Numbers<T>(string text)
        where T : struct, ISpanParsable<T>
    {
        var open = text.IndexOf('{');
        var separator = open < 0 ? ' ' : ',';
        var rest = text.AsSpan(open + 1).TrimEnd('}');
        if (rest.IsEmpty)
            return [];
        var numbers = new T[rest.Count(separator) + 1];
        for (var i = 0; i < numbers.Length; i++)
        {
            var end = rest.IndexOf(separator);
            numbers[i] = T.Parse(end < 0 ? rest : rest[..end], CultureInfo.InvariantCulture);
            rest = rest[(end + 1)..];
        }
        return numbers;
    }

    private static string? Plain(string text, ref int at)
    {
        var end = text.AsSpan(at).IndexOfAny(',', '}') + at;
        var element = text[at..end];
        at = end;
        return element == "NULL" ? null : element;
    }

    private static string Quoted(string text, ref int at)
    {
        var element = new StringBuilder();
        for (at++; text[at] != '"'; at++)
        {
            if (text[at] == '\\')
                at++;
            element.Append(text[at]);
        }
        at++;
        return element.ToString();
    }
}
