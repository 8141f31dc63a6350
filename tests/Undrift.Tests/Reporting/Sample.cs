using Undrift.Tests.Sources;

namespace Undrift.Tests.Reporting;

/// <summary>Reports made of small catalogs, the real differ and a judgement made by hand.</summary>
internal static class Sample
{
    public static readonly CatalogOrigin Desired = new("schema.sql", "15.18");
    public static readonly CatalogOrigin Actual = new(
        "postgres://db.example:5432/shop",
        "15.18",
        "db.example",
        5432,
        "shop"
    );

    private const string OldView = """
         SELECT u.id,
            u.email,
            count(o.id) AS orders
           FROM users u
             LEFT JOIN orders o ON o.user_id = u.id
          WHERE u.deleted_at IS NULL
          GROUP BY u.id, u.email;
        """;

    private static readonly string NewView = OldView
        .Replace("count(o.id) AS orders", "count(DISTINCT o.id) AS orders", StringComparison.Ordinal)
        .Replace("\n  WHERE u.deleted_at IS NULL", "", StringComparison.Ordinal);

    /// <summary>What a person would meet on an ordinary day: something of everything.</summary>
    public static CheckReport Full()
    {
        var (desired, actual) = (
            Shop.Catalog([.. Shared("text", "", OldView), .. OnlyDesired()]),
            Shop.Catalog([.. Shared("character varying(255)", "0", NewView), .. OnlyActual()])
        );
        var report = Of(desired, actual);
        var drifts = report.Judgement.Findings.Select(finding => finding.Drift).ToArray();
        var ignored = drifts.Where(drift => drift.Object.Name.StartsWith("tmp_", StringComparison.Ordinal)).ToArray();
        var findings = report.Judgement.Findings.Where(finding => !ignored.Contains(finding.Drift)).ToArray();
        var settled = Array.FindIndex(findings, finding => finding.Drift.Object.Name == "fillfactor");
        findings[settled] = findings[settled] with { Accepted = Accept(findings[settled].Drift), Blocks = false };
        return report with
        {
            Judgement = report.Judgement with
            {
                Findings = findings,
                Ignored =
                [
                    .. ignored.Select(drift => new IgnoredDrift(
                        drift,
                        new("public.tmp_*", ".driftignore", 3),
                        "scratch tables of the importer"
                    )),
                ],
                Notes = ["pattern table:audit.* (.driftignore:7) matched nothing"],
            },
        };
    }

    /// <summary>No difference.</summary>
    public static CheckReport Clean() => Of(Shop.Catalog(Shop.TableNamed("t")), Shop.Catalog(Shop.TableNamed("t")));

    /// <summary>The report of comparing two catalogs under a policy that blocks errors in production.</summary>
    public static CheckReport Of(Catalog desired, Catalog actual, params Gap[] gaps)
    {
        var comparison = Differ.Compare(desired, actual);
        var findings = comparison.Drifts.Select(Judge).ToArray();
        var allGaps = comparison.Gaps.Concat(gaps).ToArray();
        var verdict =
            allGaps.Length > 0 ? Verdict.Inconclusive
            : findings.Any(finding => finding.Blocks) ? Verdict.Blocked
            : findings.Length > 0 ? Verdict.Allowed
            : Verdict.Clean;
        return new CheckReport(
            "undrift 0.1.0",
            "check",
            "production",
            "postgres",
            Actual,
            Desired,
            new Judgement(findings, [], allGaps, verdict, true, [Severity.ERROR], []),
            comparison.ObjectsCompared,
            comparison.FacetsCompared,
            Canonical.Fingerprint(actual),
            new DateTimeOffset(2026, 11, 20, 9, 30, 0, TimeSpan.FromHours(1)),
            TimeSpan.FromMilliseconds(412.7),
            PolicyEnforced: true,
            ShowSeverity: true
        );
    }

    /// <summary>The full report with what removes its drifts.</summary>
    public static CheckReport With(Remedy remedy)
    {
        var report = Full();
        return report with
        {
            Remedy = RemedyReport.Of(remedy, SqlReport.Purpose(report), report.Judgement.Findings),
            ShowSql = true,
        };
    }

    /// <summary>A report in a format, as a file would hold it.</summary>
    public static string In(string format, CheckReport report) =>
        Written(output => ReportFormats.Find(format)!.Write(report, output, new TextOptions()));

    public static string Text(CheckReport report, TextOptions? options = null) =>
        Written(output => TextReport.Write(report, output, options));

    public static string Json(CheckReport report) => Written(output => JsonReport.Write(report, output));

    public static string Markdown(CheckReport report) => Written(output => MarkdownReport.Write(report, output));

    private static string Written(Action<TextWriter> write)
    {
        using var output = new StringWriter();
        write(output);
        return output.ToString();
    }

    private static Finding Judge(Drift drift)
    {
        var severity = drift.Group.Severity;
        var named = severity == Severity.ERROR;
        var rule = named
            ? new RuleReference($"severity_rules.{drift.Group}: ERROR", "drift-policy.yml", 9)
            : new("built-in default");
        var risk =
            drift.Verb == DriftVerb.Extra ? Risk.Critical
            : named ? Risk.Major
            : Risk.Minor;
        return new Finding(drift, severity, rule, risk, "unknown", null, severity == Severity.ERROR);
    }

    private static Acceptance Accept(Drift drift) =>
        new(
            drift.Id,
            drift.Fingerprint,
            drift.Object.ToString(),
            "anna@example.org",
            "measured: the larger value is faster",
            new DateOnly(2027, 1, 31)
        );

    private static IEnumerable<CatalogObject> Shared(string type, string standard, string view) =>
        [
            Shop.TableNamed("users", Shop.Options.Is(null)),
            Shop.In("users", Shop.Column, "id", Shop.Type.Is("bigint"), Shop.NotNull.Is(true)),
            Shop.In(
                "users",
                Shop.Column,
                "email",
                Shop.Type.Is(type),
                Shop.NotNull.Is(type == "text"),
                Shop.Default.Is(standard)
            ),
            Shop.In(
                "users",
                Shop.Index,
                "users_email_key",
                Shop.Keys.Is(type == "text" ? ["lower(email)"] : ["email", "tenant_id"]),
                Shop.Unique.Is(true)
            ),
            Shop.In(
                "users",
                Shop.Policy,
                "users_own_rows",
                Shop.Using.Is(
                    "(id = (current_setting('app.user_id'::text))::bigint) AND (tenant_id = "
                        + (
                            type == "text"
                                ? "ANY (app.visible_tenants(current_user)))"
                                : "(current_setting('app.tenant_id'::text))::bigint)"
                        )
                )
            ),
            Shop.ViewNamed("user_orders", view),
            new(
                new ObjectId("setting", "", "", "fillfactor"),
                Shop.Setting,
                Shop.Value.Is(type == "text" ? "90" : "100")
            ),
        ];

    private static IEnumerable<CatalogObject> OnlyDesired() =>
        [
            Shop.TableNamed("orders"),
            Shop.In("orders", Shop.Column, "id", Shop.Type.Is("bigint")),
            Shop.In("orders", Shop.Column, "user_id", Shop.Type.Is("bigint")),
            Shop.In("orders", Shop.Index, "orders_user_id_idx", Shop.Keys.Is(["user_id"])),
            Shop.In("orders", Shop.ForeignKey, "orders_user_id_fkey", Shop.References.Is("users")),
            Shop.In(
                "users",
                Shop.Column,
                "deleted_at",
                Shop.Type.Is("timestamp with time zone"),
                Shop.Statistics.Is(100)
            ),
        ];

    private static IEnumerable<CatalogObject> OnlyActual() =>
        [
            Shop.TableNamed("tmp_import"),
            Shop.TableNamed("tmp_import_2"),
            Shop.In("users", Shop.Column, "legacy_flags", Shop.Type.Is("integer"), Shop.Default.Is("0")),
            Shop.ViewNamed(
                "report_daily",
                "SELECT 1\n" + string.Join('\n', Enumerable.Range(1, 14).Select(n => $"UNION ALL SELECT {n}"))
            ),
        ];
}
