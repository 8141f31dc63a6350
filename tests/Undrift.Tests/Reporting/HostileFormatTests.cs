using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;
using Markdig;

namespace Undrift.Tests.Reporting;

/// <summary>
/// Names made of what means something in one of the formats. Whatever a name is, a report has the structure that it has
/// with a plain name: judged by an independent parser of each format.
/// </summary>
public sealed partial class HostileFormatTests
{
    private const string Plain = "plain";

    private static readonly string[] Fragments =
    [
        "a",
        " ",
        "  ",
        "\n",
        "\r\n",
        "\t",
        "\0",
        "\u001b[31m",
        "\u001b]0;t\u0007",
        "\u0085",
        "\u202E",
        "\u2028",
        "\uFEFF",
        "\uFFFE",
        "\uD800",
        "\uDC00",
        "😀",
        "漢",
        "e\u0301",
        "<script>alert(1)</script>",
        "</script>",
        "</style>",
        "</details>",
        "<!--",
        "-->",
        "]]>",
        "<![CDATA[",
        "&amp;",
        "&#10;",
        "\"",
        "'",
        "`",
        "```",
        "~~~",
        "|",
        "\n| a | b |\n|---|---|",
        "**b**",
        "_i_",
        "# h",
        "\n## h\n",
        "[x](https://x.example)",
        "![x](https://x.example/i.png)",
        "<https://x.example>",
        "https://x.example",
        "@octocat",
        "#12",
        "- ",
        "> ",
        "::error::",
        "::error file=a,line=1::x",
        "\n::stop-commands::x",
        "##[error]x",
        "##[",
        "%0A",
        "%25",
        "{",
        "}",
        "{0}",
        "{{",
        "$x$",
        "\\",
        "--",
        "/*",
        "*/",
        ";",
        "onload=alert(1)",
        "\" onmouseover=\"x",
        "javascript:x",
        "(a, b)",
        ".",
        "é",
    ];

    [Fact]
    public void JSON_formats_stay_JSON() =>
        ForEveryName(name =>
        {
            foreach (var format in (string[])["json", "sarif", "gitlab"])
            {
                var text = Sample.In(format, Hostile(name));
                using var parsed = JsonDocument.Parse(text);
                Assert.Equal(Shape(Sample.In(format, Hostile(Plain))), Shape(text));
                Assert.DoesNotContain("##[", text, StringComparison.Ordinal);
            }
        });

    [Fact]
    public void JUnit_stays_the_same_tree() =>
        ForEveryName(name => Assert.Equal(Tree(Hostile(Plain)), Tree(Hostile(name))));

    [Fact]
    public void Annotations_are_as_many_commands_as_they_were_and_no_other() =>
        ForEveryName(name =>
        {
            var lines = Sample.In("github", Hostile(name)).TrimEnd('\n').Split('\n');
            Assert.Equal(Sample.In("github", Hostile(Plain)).TrimEnd('\n').Split('\n').Length, lines.Length);
            Assert.All(lines[..^1], line => Assert.Matches(Command(), line));
            Assert.StartsWith("undrift: ", lines[^1], StringComparison.Ordinal);
            Assert.All(lines, line => Assert.DoesNotContain("##[", line, StringComparison.Ordinal));
        });

    [Fact]
    public void HTML_has_the_elements_that_it_has_with_a_plain_name() =>
        ForEveryName(name =>
            Assert.Equal(Tags(Sample.In("html", Hostile(Plain))), Tags(Sample.In("html", Hostile(name))))
        );

    [Theory]
    [InlineData("markdown")]
    [InlineData("summary")]
    public void Markdown_renders_to_the_elements_that_it_has_with_a_plain_name(string format)
    {
        var plain = Rendered(format, Plain);
        ForEveryName(name => Assert.Equal(plain, Rendered(format, name)));
    }

    [Fact]
    public void The_outputs_of_a_step_hold_no_text_from_outside() =>
        ForEveryName(name => Assert.Equal(Sample.In("outputs", Hostile(Plain)), Sample.In("outputs", Hostile(name))));

    [Fact]
    public void Text_can_neither_drive_a_terminal_nor_GitHubs_runner() =>
        ForEveryName(name =>
        {
            var text = Sample.In("text", Hostile(name));
            Assert.DoesNotContain(text, unit => unit != '\n' && (char.IsControl(unit) || unit is '\u202E' or '\u2028'));
            Assert.DoesNotContain("##[", text, StringComparison.Ordinal);
            Assert.All(
                text.Split('\n'),
                line => Assert.False(line.TrimStart().StartsWith("::", StringComparison.Ordinal), line)
            );
        });

    /// <summary>Definitions keep their number of lines: another number would be another structure.</summary>
    private static CheckReport Hostile(string name) => HostileReport.Make(name, name.Replace('\n', ' '));

    private static void ForEveryName(Action<string> check)
    {
        foreach (var fragment in Fragments)
            check(fragment);
        var names = Gen.Elements(Fragments).NonEmptyListOf().Select(string.Concat).Where(name => name != Plain);
        Prop.ForAll(names.ToArbitrary(), check).Check(Config.QuickThrowOnFailure.WithMaxTest(60));
    }

    /// <summary>Members and list lengths of a JSON text, without its values.</summary>
    private static string Shape(string text)
    {
        using var parsed = JsonDocument.Parse(text);
        return ShapeOf(parsed.RootElement);
    }

    private static string ShapeOf(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Object => "{"
                + string.Join(',', element.EnumerateObject().Select(member => $"{member.Name}:{ShapeOf(member.Value)}"))
                + "}",
            JsonValueKind.Array => "[" + string.Join(',', element.EnumerateArray().Select(ShapeOf)) + "]",
            var kind => kind.ToString(),
        };

    private static string Tree(CheckReport report) =>
        string.Join(
            ',',
            XDocument
                .Parse(Sample.In("junit", report))
                .Descendants()
                .Select(element =>
                    $"{element.Name}({string.Join(' ', element.Attributes().Select(attribute => attribute.Name))})"
                )
        );

    /// <summary>The tags of a page. In what this program writes, no attribute holds a bare ">".</summary>
    private static List<string> Tags(string html) =>
        [.. Tag().Matches(html).Select(match => match.Groups["name"].Value)];

    private static List<string> Rendered(string format, string name)
    {
        var text = Sample.In(format, Hostile(name));
        return Tags(Markdown.ToHtml(text, new MarkdownPipelineBuilder().UsePipeTables().UseAutoLinks().Build()));
    }

    [GeneratedRegex(@"^::(error|warning|notice) file=[^:,]+,line=1,title=[^:,]*::", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Command();

    [GeneratedRegex(@"<(?<name>/?[a-zA-Z!][a-zA-Z0-9]*)[^>]*>", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Tag();
}
