using System.Text;

namespace Undrift;

/// <summary>Reads an object's text form (<c>column:public.users.email</c>) back.</summary>
internal static class ObjectIdText
{
    private const int MostParts = 3;

    /// <summary>
    /// An identity with the same text form, or null. Where there are two names, the text does not say whether the first is
    /// a schema or a table; it is taken for a schema.
    /// </summary>
    public static ObjectId? Read(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0)
            return null;
        var parts = new List<string>();
        var at = colon + 1;
        do
        {
            if (Part(text, ref at) is not { } part)
                return null;
            parts.Add(part);
        } while (at < text.Length && text[at++] == '.');
        // A routine's argument types stand behind the last name, parenthesis first: the loop has stepped over it.
        var signature = at < text.Length || text[^1] == '(' ? text[(at - 1)..] : "";
        return parts.Count > MostParts
            ? null
            : new ObjectId(
                text[..colon],
                parts.Count > 1 ? parts[0] : "",
                parts.Count > 2 ? parts[1] : "",
                parts[^1],
                signature
            );
    }

    private static string? Part(string text, ref int at)
    {
        if (at < text.Length && text[at] == '"')
            return Quoted(text, ref at);
        var start = at;
        while (at < text.Length && text[at] is not ('.' or '(' or '"'))
            at++;
        return at > start ? text[start..at] : null;
    }

    private static string? Quoted(string text, ref int at)
    {
        var part = new StringBuilder();
        for (at++; at < text.Length; at++)
            if (text[at] != '"')
                part.Append(text[at]);
            else if (at + 1 < text.Length && text[at + 1] == '"')
                part.Append(text[at++]);
            else
            {
                at++;
                return part.ToString();
            }
        return null;
    }
}
