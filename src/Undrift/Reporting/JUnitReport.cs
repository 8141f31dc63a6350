using System.Globalization;
using System.Text;
using System.Xml;

namespace Undrift;

/// <summary>
/// The report as JUnit XML, which test reporters of every CI server read (there is no schema of it; conventions as in
/// testmoapp/junitxml). What blocks is a failure, what could not be compared an error, what was accepted skipped.
/// </summary>
public static class JUnitReport
{
    private const int LongestMessage = 1000;

    private static readonly XmlWriterSettings Settings = new()
    {
        Indent = true,
        NewLineChars = "\n",
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
    };

    /// <summary>Writes the report.</summary>
    public static void Write(CheckReport report, TextWriter output)
    {
        using (var xml = XmlWriter.Create(new Utf8Text(output), Settings))
        {
            xml.WriteStartElement("testsuites");
            WriteNumbers(xml, report, "schema-drift");
            xml.WriteStartElement("testsuite");
            WriteNumbers(xml, report, Suite(report));
            xml.WriteAttributeString(
                "timestamp",
                report.StartedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture)
            );
            WriteProperties(xml, report);
            WriteCases(xml, report);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
        output.Write('\n');
    }

    private static void WriteCases(XmlWriter xml, CheckReport report)
    {
        foreach (var gap in report.Judgement.Gaps)
            WriteCase(
                xml,
                report,
                "not compared",
                Visible.Text(gap.Subject),
                "error",
                "not_compared",
                Visible.Text(gap.Reason)
            );
        foreach (var fault in report.Migrations?.Faults ?? [])
            WriteCase(
                xml,
                report,
                "migrations",
                Visible.Text(fault.Where),
                fault.IsError ? "failure" : null,
                "migration",
                Visible.Text(fault.Message)
            );
        foreach (var finding in report.Judgement.Findings)
            WriteFinding(xml, report, finding);
        WriteCase(xml, report, "compared", ReportWords.Coverage(report), null, "", "");
    }

    private static void WriteFinding(XmlWriter xml, CheckReport report, Finding finding)
    {
        var id = finding.Drift.Object;
        var message = DriftSentence.Of(finding.Drift, LongestMessage);
        var (outcome, said) =
            finding.Accepted is { } acceptance ? ("skipped", ReportWords.Accepted(acceptance))
            : finding.Blocks ? ("failure", message)
            : (null, $"{finding.Severity}: {message}");
        var container = id.Parent.Length > 0 ? id with { Name = id.Parent, Parent = "", Signature = "" } : id;
        WriteCase(
            xml,
            report,
            Visible.Text(container.Path),
            $"{KindWords.One(finding.Drift.Type)} {ReportWords.OwnName(id)} ({finding.Drift.Id})",
            outcome,
            finding.Drift.Group.Name,
            said
        );
    }

    /// <summary>A test case; without an outcome it passed, and what there is to say is its output.</summary>
    private static void WriteCase(
        XmlWriter xml,
        CheckReport report,
        string group,
        string name,
        string? outcome,
        string type,
        string message
    )
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", $"{Suite(report)}.{Visible.Cut(group, LongestMessage)}");
        xml.WriteAttributeString("name", Visible.Cut(name, LongestMessage));
        xml.WriteAttributeString("time", "0");
        if (report.DesiredFile is { } file)
            xml.WriteAttributeString("file", Visible.Text(file));
        if (outcome is not null)
        {
            xml.WriteStartElement(outcome);
            if (outcome != "skipped")
                xml.WriteAttributeString("type", type);
            xml.WriteAttributeString("message", Visible.Cut(message, LongestMessage));
            xml.WriteEndElement();
        }
        else if (message.Length > 0)
            xml.WriteElementString("system-out", message);
        xml.WriteEndElement();
    }

    private static void WriteNumbers(XmlWriter xml, CheckReport report, string name)
    {
        var judgement = report.Judgement;
        var faults = report.Migrations?.Faults ?? [];
        var failures = judgement.Findings.Count(finding => finding is { Accepted: null, Blocks: true });
        xml.WriteAttributeString("name", name);
        Number(xml, "tests", judgement.Gaps.Count + faults.Count + judgement.Findings.Count + 1);
        Number(xml, "failures", failures + faults.Count(fault => fault.IsError));
        Number(xml, "errors", judgement.Gaps.Count);
        Number(xml, "skipped", judgement.Findings.Count(finding => finding.Accepted is not null));
        xml.WriteAttributeString(
            "time",
            ((long)report.Duration.TotalMilliseconds / 1000m).ToString("0.000", CultureInfo.InvariantCulture)
        );
    }

    private static void WriteProperties(XmlWriter xml, CheckReport report)
    {
        xml.WriteStartElement("properties");
        foreach (
            var (name, value) in (IEnumerable<(string, string)>)
                [
                    ("tool", report.Tool),
                    ("verdict", ReportWords.Of(report.Judgement.Verdict)),
                    ("desired", report.Desired.Description),
                    ("actual", report.Target.Description),
                    ("fingerprint", report.Fingerprint),
                    .. ReportWords.Gate(report.Judgement).Select(line => ("deployment", line)),
                ]
        )
        {
            xml.WriteStartElement("property");
            xml.WriteAttributeString("name", name);
            xml.WriteAttributeString("value", Visible.Cut(Visible.Text(value), LongestMessage));
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    private static void Number(XmlWriter xml, string name, int number) =>
        xml.WriteAttributeString(name, number.ToString(CultureInfo.InvariantCulture));

    private static string Suite(CheckReport report) =>
        Visible.Cut(Visible.Text(report.Environment ?? report.Target.Database ?? report.Command), LongestMessage);

    /// <summary>An XML writer names the encoding of the text writer that it writes to: a text in memory would claim UTF-16.</summary>
    private sealed class Utf8Text(TextWriter inner) : TextWriter
    {
        public override Encoding Encoding => Settings.Encoding;

        public override void Write(char value) => inner.Write(value);

        public override void Write(char[] buffer, int index, int count) => inner.Write(buffer, index, count);
    }
}
