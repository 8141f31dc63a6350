namespace Undrift.Tests;

public sealed class ObjectIdTests
{
    [Theory]
    [InlineData("public", "", "users", "table:public.users")]
    [InlineData("public", "users", "e-mail", "table:public.users.e-mail")]
    [InlineData("a.b", "", "c\"d", "table:\"a.b\".\"c\"\"d\"")]
    [InlineData("", "", "two words", "table:\"two words\"")]
    public void The_text_form_quotes_what_could_be_read_as_something_else(
        string schema,
        string parent,
        string name,
        string expected
    ) => Assert.Equal(expected, new ObjectId("table", schema, parent, name).ToString());

    [Fact]
    public void An_object_sorts_before_what_stands_in_it()
    {
        var table = new ObjectId("table", "public", "", "users");
        var column = new ObjectId("column", "public", "users", "a");
        Assert.True(ObjectId.Compare(table, column) < 0);
    }
}
