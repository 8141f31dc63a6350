using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Shop;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddDbContext<ShopContext>(options =>
    options.UseNpgsql(builder.Configuration.GetConnectionString("Shop"))
);
var app = builder.Build();

// "dotnet run migrate Users" does what "dotnet ef database update Users" does.
if (args is ["migrate", var version])
{
    using var scope = app.Services.CreateScope();
    scope.ServiceProvider.GetRequiredService<ShopContext>().GetService<IMigrator>().Migrate(version);
    return;
}

app.MapGet("/users", (ShopContext shop) => shop.Users.ToListAsync());
app.Run();
