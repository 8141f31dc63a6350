using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Shop.Migrations
{
    /// <inheritdoc />
    public partial class Nick : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(name: "Nick", table: "Users", type: "text", nullable: true);

            migrationBuilder.CreateIndex(name: "IX_Users_Nick", table: "Users", column: "Nick");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(name: "IX_Users_Nick", table: "Users");

            migrationBuilder.DropColumn(name: "Nick", table: "Users");
        }
    }
}
