using System.Text;

namespace Undrift;

/// <summary>
/// Expands <c>${NAME}</c> and <c>${NAME:-default}</c>. An unset variable is an error, and so is an empty one: a secret
/// that a pipeline does not have arrives as the empty text. No message holds a value.
/// </summary>
internal static class Variables
{
    /// <summary>The text with its references replaced.</summary>
    /// <param name="text">The text as it stands in the file.</param>
    /// <param name="where">File, line and column of the text.</param>
    /// <param name="lookup">The value of a variable; null when it is not set.</param>
    public static string Expand(string text, string where, Func<string, string?> lookup)
    {
        var result = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] != '$' || at + 1 == text.Length)
                result.Append(text[at]);
            else if (text[at + 1] == '$')
                result.Append(text[++at]);
            else if (text[at + 1] == '{')
            {
                var end = text.IndexOf('}', at);
                if (end < 0)
                    throw UndriftException.Configuration(
                        "'${' without '}'",
                        where,
                        "write ${NAME}, or $$ for a dollar sign"
                    );
                result.Append(ValueOf(text[(at + 2)..end], where, lookup));
                at = end;
            }
            else if (IsNameStart(text[at + 1]))
                throw UndriftException.Configuration(
                    "a dollar sign stands before a letter",
                    where,
                    "write ${NAME} for a variable, $$ for a dollar sign"
                );
            else
                result.Append('$');
        }
        return result.ToString();
    }

    /// <summary>True for a name that a variable may have.</summary>
    internal static bool IsName(string name) =>
        name.Length > 0 && IsNameStart(name[0]) && name.All(c => IsNameStart(c) || char.IsAsciiDigit(c));

    private static string ValueOf(string reference, string where, Func<string, string?> lookup)
    {
        var split = reference.IndexOf(":-", StringComparison.Ordinal);
        var name = split < 0 ? reference : reference[..split];
        if (!IsName(name) || split >= 0 && reference.IndexOf("${", split, StringComparison.Ordinal) >= 0)
            throw UndriftException.Configuration(
                "a reference to a variable is not well formed",
                where,
                "write ${NAME} or ${NAME:-default}; references do not nest"
            );
        var value = lookup(name);
        if (!string.IsNullOrEmpty(value))
            return value;
        if (split >= 0)
            return reference[(split + 2)..];
        throw UndriftException.Configuration(
            $"the environment variable {name} is {(value is null ? "not set" : "empty")}",
            where,
            $"set {name}, name a file that sets it with --env-file, or write ${{{name}:-default}}"
        );
    }

    private static bool IsNameStart(char letter) => char.IsAsciiLetter(letter) || letter == '_';
}
