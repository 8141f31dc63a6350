namespace Undrift.Tests.Reporting;

public sealed class ReportFilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("undrift-report-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_report_folder_is_made_and_holds_both_files_and_nothing_else()
    {
        var folder = Path.Combine(_folder, "a", "b");
        ReportFiles.WriteFolder(Sample.Full(), folder);
        ReportFiles.WriteFolder(Sample.Clean(), folder);
        Assert.Equal(
            ["drift-report.json", "drift-summary.md"],
            Directory.GetFileSystemEntries(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal)
        );
        Assert.Equal(Sample.Json(Sample.Clean()), File.ReadAllText(Path.Combine(folder, "drift-report.json")));
        Assert.Equal(Sample.Markdown(Sample.Clean()), File.ReadAllText(Path.Combine(folder, "drift-summary.md")));
    }

    [Fact]
    public void An_exported_report_has_no_byte_order_mark()
    {
        var path = Path.Combine(_folder, "r.json");
        ReportFiles.Export(Sample.Full(), path);
        Assert.Equal((byte)'{', File.ReadAllBytes(path)[0]);
    }

    [Fact]
    public void A_failure_names_the_path_and_leaves_nothing_behind()
    {
        var file = Path.Combine(_folder, "file");
        File.WriteAllText(file, "");
        foreach (var path in new[] { Path.Combine(file, "r.json"), _folder, "" })
        {
            var failure = Assert.Throws<UndriftException>(() => ReportFiles.Export(Sample.Clean(), path));
            Assert.Equal(FailureKind.Failed, failure.Kind);
            Assert.Equal(path, failure.Where);
            Assert.Contains("cannot write the json report", failure.Message, StringComparison.Ordinal);
        }
        Assert.Equal([file], Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void A_failure_in_the_middle_leaves_the_old_file()
    {
        var path = Path.Combine(_folder, "r.json");
        File.WriteAllText(path, "old");
        var failing = new ReportFormat(
            "json",
            (_, output, _) =>
            {
                output.Write("new");
                throw new IOException("disk full");
            }
        );
        Assert.Throws<UndriftException>(() => ReportFiles.Write(Sample.Clean(), failing, path));
        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void A_link_stays_a_link()
    {
        var (target, link) = (Path.Combine(_folder, "target.json"), Path.Combine(_folder, "link.json"));
        File.WriteAllText(target, "old");
        File.CreateSymbolicLink(link, target);
        ReportFiles.Export(Sample.Clean(), link);
        Assert.Equal(target, new FileInfo(link).LinkTarget);
        Assert.Equal(Sample.Json(Sample.Clean()), File.ReadAllText(target));
    }
}
