using Undrift.Engines.Tests.Corpus;
using Undrift.Engines.Tests.PostgreSql.Kinds;
using Undrift.Engines.Tests.PostgreSql.Normal;

namespace Undrift.Engines.Tests.PostgreSql.Planning;

/// <summary>What becomes of rows where the type of a column changes beneath them.</summary>
public sealed class RowsUnderTypesTests
{
    private static readonly ReadOptions Options = new(TimeSpan.FromSeconds(60), []) { Dependencies = true };

    [Theory]
    [InlineData(
        "CREATE DOMAIN public.code AS varchar(10) CHECK (VALUE <> ''); "
            + "CREATE TABLE public.t (a public.code DEFAULT 'x', b public.code[]); "
            + "CREATE VIEW public.v AS SELECT a FROM public.t WHERE a <> 'z'; CREATE INDEX i ON public.t (a)",
        "CREATE DOMAIN public.code AS text CHECK (VALUE <> '') NOT NULL; "
            + "CREATE TABLE public.t (a public.code DEFAULT 'x', b public.code[]); "
            + "CREATE VIEW public.v AS SELECT a FROM public.t WHERE a <> 'z'; CREATE INDEX i ON public.t (a)",
        "INSERT INTO public.t VALUES ('one', ARRAY['two', 'three'])",
        """(one,"{two,three}")"""
    )]
    [InlineData(
        "CREATE DOMAIN public.code AS text; CREATE TABLE public.p (a public.code); CREATE TABLE public.t () INHERITS (public.p)",
        "CREATE DOMAIN public.code AS varchar; CREATE TABLE public.p (a public.code); CREATE TABLE public.t () INHERITS (public.p)",
        "INSERT INTO public.t VALUES ('one')",
        "(one)"
    )]
    [InlineData(
        "CREATE TYPE public.pair AS (a integer, b text); CREATE TABLE public.t (c public.pair, d public.pair[])",
        "CREATE TYPE public.pair AS (a bigint, b text); CREATE TABLE public.t (c public.pair, d public.pair[])",
        "INSERT INTO public.t VALUES (ROW(1, 'x, y'), ARRAY[ROW(2, NULL)::public.pair])",
        """("(1,""x, y"")","{""(2,)""}")"""
    )]
    [InlineData(
        "CREATE TYPE public.pair AS (a integer, b text); CREATE TABLE public.t (n integer, c public.pair)",
        "CREATE TYPE public.pair AS (b text, x date, a integer); CREATE TABLE public.t (n integer, c public.pair)",
        "INSERT INTO public.t VALUES (1, ROW(1, 'x')), (2, NULL), (3, ROW(NULL, NULL))",
        """(1,"(x,,1)") (2,) (3,"(,,)")"""
    )]
    [InlineData(
        "CREATE TYPE public.pair AS (a integer, b text); CREATE TABLE public.t (c public.pair, d public.pair[])",
        "CREATE TYPE public.pair AS (a integer, b text, c text); CREATE TABLE public.t (c public.pair, d public.pair[])",
        "INSERT INTO public.t VALUES (ROW(1, 'x'), ARRAY[ROW(2, NULL)::public.pair])",
        """("(1,x,)","{""(2,,)""}")"""
    )]
    [InlineData(
        "CREATE TYPE public.pair AS (a integer, b text); CREATE TABLE public.t OF public.pair",
        "CREATE TYPE public.pair AS (a bigint, c date); CREATE TABLE public.t OF public.pair (c DEFAULT '2020-02-02')",
        "INSERT INTO public.t VALUES (1, 'x')",
        "(1,)"
    )]
    [InlineData(
        "CREATE COLLATION public.c (LOCALE = 'C'); CREATE TABLE public.t (a text COLLATE public.c PRIMARY KEY)",
        "CREATE COLLATION public.c (LOCALE = 'POSIX'); CREATE TABLE public.t (a text COLLATE public.c PRIMARY KEY)",
        "INSERT INTO public.t VALUES ('one')",
        "(one)"
    )]
    public async Task They_change_over(string old, string wanted, string rows, string expected)
    {
        var server = await Servers.GetAsync();
        await using var database = await server.CreateDatabaseAsync();
        await using var other = await server.CreateDatabaseAsync();
        await database.ExecuteAsync($"{old}; {rows}");
        await other.ExecuteAsync(wanted);
        var target = await other.ReadAsync(Options);
        var plan = Comparing.Engine.Plan(await database.ReadAsync(Options), target);
        Assert.True(plan.Residue.Count == 0, string.Join('\n', plan.Residue) + plan.Sql);
        await RunAsync(database, plan);
        var left = await Comparing.CompareAsync(target, await database.ReadAsync(Options), server, columnOrder: false);
        Assert.True(left.Drifts.Count == 0, string.Join('\n', left.Drifts.Select(DriftText.Of)) + plan.Sql);
        Assert.Equal(expected, await RowsAsync(database));
    }

    [Theory]
    [InlineData(
        "CREATE TYPE public.span AS RANGE (subtype = integer); CREATE TABLE public.t (a public.span)",
        "CREATE TYPE public.span AS RANGE (subtype = bigint); CREATE TABLE public.t (a public.span)",
        "INSERT INTO public.t VALUES ('[1,2)')"
    )]
    [InlineData(
        Base
            + "CREATE TYPE public.bt (INPUT = public.bt_in, OUTPUT = public.bt_out); CREATE TABLE public.t (a public.bt)",
        Base
            + "CREATE TYPE public.bt (INPUT = public.bt_in, OUTPUT = public.bt_out, CATEGORY = 'S'); CREATE TABLE public.t (a public.bt)",
        "INSERT INTO public.t VALUES ('one')"
    )]
    public async Task What_cannot_change_over_is_said_and_stays(string old, string wanted, string rows)
    {
        var server = await Servers.GetAsync();
        await using var database = await server.CreateDatabaseAsync();
        await using var other = await server.CreateDatabaseAsync();
        await database.ExecuteAsync($"{old}; {rows}");
        await other.ExecuteAsync(wanted);
        var before = await RowsAsync(database);
        var plan = Comparing.Engine.Plan(await database.ReadAsync(Options), await other.ReadAsync(Options));
        Assert.NotEmpty(plan.Residue);
        Assert.DoesNotContain("CASCADE", plan.Sql, StringComparison.Ordinal);
        try
        {
            await RunAsync(database, plan);
        }
        catch (InvalidOperationException)
        {
            // The server refuses it, and nothing was done.
        }
        Assert.Equal(before, await RowsAsync(database));
    }

    private const string Base =
        "CREATE TYPE public.bt; "
        + "CREATE FUNCTION public.bt_in(cstring) RETURNS public.bt LANGUAGE internal IMMUTABLE STRICT AS 'textin'; "
        + "CREATE FUNCTION public.bt_out(public.bt) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout'; ";

    private static Task RunAsync(TestDatabase database, Plan plan) =>
        Psql.RunTextAsync(database, $"{plan.StopAtError}\n{plan.Sql}");

    private static async Task<string?> RowsAsync(TestDatabase database)
    {
        await using var connection = await database.OpenAsync();
        return await connection.AskAsync("SELECT string_agg(t::text, ' ' ORDER BY t::text) FROM public.t AS t");
    }
}
