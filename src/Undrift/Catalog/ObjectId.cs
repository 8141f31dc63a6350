using System.Text;

namespace Undrift;

/// <summary>
/// The identity of one addressable thing in a catalog. All parts are the names as the server stores them, unquoted;
/// a part that does not apply is the empty string. No OIDs: the same thing has the same id on every server.
/// </summary>
/// <param name="Kind">Name of the <see cref="ObjectKind"/>, for example <c>table</c>.</param>
/// <param name="Schema">Schema, or empty where the engine or the kind has none.</param>
/// <param name="Parent">Name of the table, view or type that the object stands in, or empty.</param>
/// <param name="Name">The object's own name.</param>
/// <param name="Signature">Argument types where a name alone does not identify (routines), with parentheses; else empty.</param>
public readonly record struct ObjectId(string Kind, string Schema, string Parent, string Name, string Signature = "")
{
    /// <summary>The dotted path without the kind, parts quoted where needed: <c>public.users.email</c>.</summary>
    public string Path
    {
        get
        {
            var text = new StringBuilder();
            foreach (var part in Parts)
            {
                if (text.Length > 0)
                    text.Append('.');
                AppendQuoted(text, part);
            }
            return text.Append(Signature).ToString();
        }
    }

    /// <summary>The name parts that are present, outermost first.</summary>
    public IEnumerable<string> Parts
    {
        get
        {
            if (Schema.Length > 0)
                yield return Schema;
            if (Parent.Length > 0)
                yield return Parent;
            yield return Name;
        }
    }

    /// <summary>The one text form: kind, colon, path (<c>column:public.users.email</c>).</summary>
    public override string ToString() => Kind + ":" + Path;

    /// <summary>Orders ids so that an object comes before what stands in it; ordinal, the same on every machine.</summary>
    public static int Compare(in ObjectId left, in ObjectId right)
    {
        var order = string.CompareOrdinal(left.Schema, right.Schema);
        if (order == 0)
            order = string.CompareOrdinal(left.Container, right.Container);
        if (order == 0)
            order = string.CompareOrdinal(left.Parent, right.Parent);
        if (order == 0)
            order = string.CompareOrdinal(left.Kind, right.Kind);
        if (order == 0)
            order = string.CompareOrdinal(left.Name, right.Name);
        return order != 0 ? order : string.CompareOrdinal(left.Signature, right.Signature);
    }

    /// <summary>The name of what the object stands in, or is itself.</summary>
    internal string Container => Parent.Length > 0 ? Parent : Name;

    /// <summary>Quotes what could be read as something else: a dot, a quote, white space, a pattern sign, a control character.</summary>
    private static void AppendQuoted(StringBuilder text, string part)
    {
        var plain = part.Length > 0 && part.All(c => char.IsLetterOrDigit(c) || c is '_' or '$' or '-');
        if (plain)
            text.Append(part);
        else
            text.Append('"').Append(part.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
    }
}
