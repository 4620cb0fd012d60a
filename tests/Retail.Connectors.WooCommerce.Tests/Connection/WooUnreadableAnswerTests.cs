using Retail.Connectors.WooCommerce.Orders;
using Retail.Connectors.WooCommerce.Products;
using Retail.Connectors.WooCommerce.Refunds;
using Retail.Connectors.WooCommerce.Tests.Routes;

namespace Retail.Connectors.WooCommerce.Tests.Connection;

/// <summary>A write that was answered with success and cannot be read was carried out in all likelihood: nobody may take it for undone.</summary>
public class WooUnreadableAnswerTests
{
    public static TheoryData<string> Answers =>
    [
        """{"id":7,"number":"7","line_items":[{"id":""", """{"id":7,"total":{"an":"object"}}""", "[1,2]", "null", "", "<html>proxy</html>",
    ];

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task Write_AnswerOfSuccessCannotBeRead_IsAmbiguous(string answer)
    {
        using var capture = new RequestCapture(201, answer);
        await using var shop = TestShop.Over(capture);
        var (client, token) = (shop.Client(), TestContext.Current.CancellationToken);

        await Ambiguous(() => client.Orders.CreateAsync(new WooOrderFields { CustomerNote = "x" }, token));
        await Ambiguous(() => client.Orders.UpdateAsync(7, new WooOrderFields { CustomerNote = "x" }, token));
        await Ambiguous(() => client.Orders.DeleteAsync(7, token));
        if (!answer.Contains("total", StringComparison.Ordinal))
        {
            await Ambiguous(() => client.Refunds.CreateAsync(7, new WooRefundFields { Amount = 1m }, token));
        }

        Assert.All(capture.Requests, request => Assert.NotEqual("GET", request.Method));
    }

    [Theory]
    [InlineData("""{"create":[{"id":1},{"id":""")]
    [InlineData("[]")]
    [InlineData("""{"create":[]}""")]
    public async Task Batch_AnswerOfSuccessCannotBeRead_IsAmbiguousForEachItem(string answer)
    {
        using var capture = new RequestCapture(200, answer);
        await using var shop = TestShop.Over(capture);
        var batch = new Retail.Connectors.WooCommerce.Writing.WooBatch<WooProductFields> { Create = [new() { Name = "a" }, new() { Name = "b" }] };

        var kinds = new List<ConnectorErrorKind>();
        try
        {
            kinds.AddRange((await shop.Client().Products.BatchAsync(batch, TestContext.Current.CancellationToken)).Select(result => result.Error!.Kind));
        }
        catch (ConnectorException exception)
        {
            kinds.Add(exception.Kind);
        }

        Assert.NotEmpty(kinds);
        Assert.All(kinds, kind => Assert.Equal(ConnectorErrorKind.Ambiguous, kind));
    }

    [Fact]
    public async Task Read_AnswerOfSuccessCannotBeRead_IsAContractError()
    {
        using var capture = new RequestCapture(200, """{"id":7,"total":""");
        await using var shop = TestShop.Over(capture);

        var error = await Assert.ThrowsAsync<ConnectorException>(() => shop.Client().Orders.GetAsync(7, TestContext.Current.CancellationToken));

        Assert.Equal(ConnectorErrorKind.Contract, error.Kind);
    }

    private static async Task Ambiguous(Func<Task> write) =>
        Assert.Equal(ConnectorErrorKind.Ambiguous, (await Assert.ThrowsAsync<ConnectorException>(write)).Kind);
}
