using System.Net;
using TargetApp.Tests.Apps;

namespace TargetApp.Tests.Products;

public class CatalogueTests
{
    [Fact]
    public async Task The_fifty_pages_hold_every_product_once()
    {
        await using var app = await RunningApp.StartAsync();

        var ids = new List<int>();
        for (var page = 1; page <= 50; page++)
        {
            var list = (await app.JsonAsync($"/api/products?page={page}")).GetProperty("products");
            Assert.Equal(20, list.GetArrayLength());
            ids.AddRange(list.EnumerateArray().Select(product => product.GetProperty("id").GetInt32()));
        }

        Assert.Equal(Enumerable.Range(1, 1000), ids);
    }

    [Fact]
    public async Task Without_a_number_the_first_page_is_shown()
    {
        await using var app = await RunningApp.StartAsync();

        Assert.Equal(1, (await app.JsonAsync("/api/products")).GetProperty("page").GetInt32());
    }

    [Fact]
    public async Task A_product_is_the_same_in_the_list_and_alone()
    {
        await using var app = await RunningApp.StartAsync();

        var listed = (await app.JsonAsync("/api/products?page=2")).GetProperty("products")[0];
        var alone = await app.JsonAsync("/api/products/21");

        Assert.Equal(listed.GetRawText(), alone.GetRawText());
    }

    [Theory]
    [InlineData("0")]
    [InlineData("51")]
    [InlineData("-1")]
    [InlineData("two")]
    [InlineData("99999999999")]
    public async Task A_page_that_does_not_exist_is_a_bad_request(string page)
    {
        await using var app = await RunningApp.StartAsync();

        await ProblemAssert.IsAsync(await app.Client.GetAsync($"/api/products?page={page}"), HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Every_answer_names_its_replica()
    {
        await using var app = await RunningApp.StartAsync("Shop:Replica=shop-3");

        foreach (var path in new[] { "/", "/api/products/1", "/api/nothing", "/healthz" })
        {
            using var response = await app.Client.GetAsync(path);
            Assert.Equal("shop-3", response.Headers.GetValues("X-Replica").Single());
        }
    }
}
