namespace Undrift;

/// <summary>The file that formats name which want one for each finding (SARIF, Code Quality).</summary>
internal static class ReportPlace
{
    /// <summary>Where the desired schema is no file of the repository: the file that says what is compared.</summary>
    public const string Project = "undrift.yml";

    /// <summary>The file, from the root of the repository with forward slashes. The same for the same drift tomorrow.</summary>
    public static string Of(CheckReport report) => report.DesiredFile ?? Project;
}
