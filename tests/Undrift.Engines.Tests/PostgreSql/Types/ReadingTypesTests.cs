using Npgsql;
using Undrift.Engines.Tests.Corpus;
using Undrift.Engines.Tests.PostgreSql.Kinds;
using Undrift.PostgreSql.Kinds;

namespace Undrift.Engines.Tests.PostgreSql.Types;

/// <summary>What is listed of types, routines and triggers, and what reading them needs.</summary>
public sealed class ReadingTypesTests
{
    [Theory]
    [MemberData(nameof(Servers.Versions), MemberType = typeof(Servers))]
    public async Task Neither_array_types_nor_row_types_nor_constructors_nor_system_triggers_are_listed(int version)
    {
        var server = await Servers.GetAsync(version);
        var found = await server.BuildAsync(
            """
            CREATE TYPE span AS RANGE (subtype = float8);
            CREATE TABLE t (a integer PRIMARY KEY, b integer REFERENCES t, c integer UNIQUE DEFERRABLE)
            """
        );
        string[] elsewhere =
        [
            "schema",
            "extension",
            "language",
            "table",
            "column",
            "primary_key",
            "foreign_key",
            "unique",
        ];
        Assert.Equal(
            ["range_type:public.span"],
            found
                .Objects.Where(item => !item.Kind.Ambient && !elsewhere.Contains(item.Kind.Name))
                .Select(item => item.ToString())
        );
    }

    [Theory]
    [MemberData(nameof(Servers.Versions), MemberType = typeof(Servers))]
    public async Task A_role_without_any_privilege_sees_the_same_and_no_function_is_run(int version)
    {
        var server = await Servers.GetAsync(version);
        await using var database = await server.CreateDatabaseAsync();
        await database.ExecuteAsync(
            """
            CREATE SCHEMA s;
            CREATE FUNCTION s.stop() RETURNS integer LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''executed''; END';
            CREATE FUNCTION s.f(a integer DEFAULT s.stop()) RETURNS integer LANGUAGE sql AS 'SELECT a';
            CREATE DOMAIN s.d AS integer DEFAULT s.stop() CHECK (VALUE > s.stop());
            CREATE TYPE s.c AS (a s.d);
            CREATE TABLE s.t (a integer);
            CREATE VIEW s.v AS SELECT s.stop() AS a FROM s.t;
            CREATE MATERIALIZED VIEW s.m AS SELECT s.stop() AS a WITH NO DATA;
            CREATE FUNCTION s.g() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''executed''; END';
            CREATE TRIGGER g BEFORE INSERT ON s.t FOR EACH ROW WHEN (NEW.a > s.stop()) EXECUTE FUNCTION s.g();
            REVOKE ALL ON FUNCTION s.stop() FROM PUBLIC
            """
        );
        var role = $"bare_types_{database.Name}";
        await server.ExecuteAsync($"CREATE ROLE {role}");
        await using var connection = await database.OpenAsync();
        var all = await database.ReadAsync(connection);
        await RunAsync(connection, $"SET ROLE {role}");
        Assert.Empty(DriftText.Between(all, await database.ReadAsync(connection)));
        await RunAsync(connection, $"RESET ROLE; DROP ROLE {role}");
        Assert.Contains(all.Objects, item => item.ToString() == "trigger:s.t.g");
    }

    [Fact]
    public async Task Texts_are_the_same_whatever_the_search_path_and_the_settings_are()
    {
        var server = await Servers.GetAsync();
        await using var database = await server.CreateDatabaseAsync();
        await database.ExecuteAsync(
            """
            CREATE TYPE public.e AS ENUM ('x');
            CREATE FUNCTION public.f(a public.e, b public.e DEFAULT 'x') RETURNS SETOF public.e LANGUAGE sql AS 'SELECT a';
            CREATE VIEW public.v AS SELECT public.f('x') AS a, timestamptz '2024-01-02 03:04:05+01' AS b, '\x00ff'::bytea AS c;
            CREATE DOMAIN public.d AS date DEFAULT '2024-03-04';
            CREATE DOMAIN public.i AS interval DEFAULT '1 day 2 hours';
            CREATE DOMAIN public.n AS float8 DEFAULT 0.1::float8 + 0.2::float8 CHECK (VALUE > 0.30000000000000004::float8);
            CREATE TABLE public.t (a integer, b text);
            CREATE FUNCTION public.g() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
            CREATE TRIGGER g BEFORE UPDATE ON public.t FOR EACH ROW WHEN (NEW.b > 'a\b') EXECUTE FUNCTION public.g('c\d')
            """
        );
        await using var connection = await database.OpenAsync();
        var before = await database.ReadAsync(connection);
        await RunAsync(
            connection,
            """
            SET search_path = public, pg_catalog; SET quote_all_identifiers = on; SET bytea_output = escape;
            SET datestyle = 'SQL, DMY'; SET intervalstyle = iso_8601; SET timezone = 'Asia/Tokyo';
            SET extra_float_digits = -10; SET standard_conforming_strings = off
            """
        );
        Assert.Empty(DriftText.Between(before, await database.ReadAsync(connection)));
    }

    [Fact]
    public async Task Members_of_an_extension_belong_to_it()
    {
        var server = await Servers.GetAsync();
        var found = await server.BuildAsync("CREATE EXTENSION citext");
        var members = found.Objects.Where(item => item.Kind.Name is "function" or "aggregate").ToList();
        Assert.True(members.Count > 20);
        Assert.All(members, item => Assert.Equal("extension:citext", item.Owner.ToString()));
    }

    [Fact]
    public async Task A_condition_is_taken_only_out_of_a_definition_that_is_understood_around_it()
    {
        var server = await Servers.GetAsync();
        var found = await server.BuildAsync(
            """
            CREATE TABLE t (a integer);
            CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
            CREATE TRIGGER g BEFORE UPDATE ON t FOR EACH ROW WHEN (NEW.a > 1) EXECUTE FUNCTION f()
            """
        );
        var trigger = Assert.Single(found.Objects, item => item.Kind.Name == "trigger");
        Assert.False(trigger.PartiallyUnderstood);
        var definition = TriggerDefinition.Of(trigger);
        Assert.Equal("(new.a > 1)", TriggerDefinition.ConditionIn(definition, trigger));
        Assert.Null(TriggerDefinition.ConditionIn(definition.Replace("FOR EACH ROW", "FOR EACH CELL"), trigger));
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
