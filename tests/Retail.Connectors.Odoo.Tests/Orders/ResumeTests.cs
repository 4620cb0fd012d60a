using NodaTime;
using Retail.Connectors.Effects;
using Retail.Connectors.Orders;

namespace Retail.Connectors.Odoo.Tests.Orders;

/// <summary>What happens on the second try: answers lost, documents found, people in between.</summary>
public sealed class ResumeTests
{
    private static readonly SubmitOrder Command = Shop.Order84();

    [Fact]
    public async Task Find_NothingThere_IsNothing()
    {
        using var odoo = new ScriptedOdoo().On("sale.order/search_read", "[]");
        await using var host = new TestHost(odoo);

        Assert.IsType<Finding.Nothing>(await host.Orders.FindAsync(Command, TestContext.Current.CancellationToken));

        var key = Command.Key.ShortForm();
        Assert.Equal($$"""[["origin","in",["{{key}}","{{key}} (is being amended)","{{key}} (amended, to be confirmed)"]]]""", odoo.BodyOf("sale.order/search_read")["domain"]!.ToJsonString());
    }

    [Theory]
    [InlineData("draft", DocumentStage.Draft)]
    [InlineData("sent", DocumentStage.Draft)]
    [InlineData("sale", DocumentStage.Confirmed)]
    [InlineData("cancel", DocumentStage.None)]
    public async Task Find_OneOrder_TellsItsStage(string state, DocumentStage stage)
    {
        using var odoo = Found(state).LineNames(Command, "_l1", "_l2", "_lround_3").On("sale.order.line/read", """[{"id":5003,"price_tax":0.020000000000000004}]""");
        await using var host = new TestHost(odoo);

        var finding = await host.Orders.FindAsync(Command, TestContext.Current.CancellationToken);

        var receipt = finding is Finding.Partial partial ? partial.Receipt : Assert.IsType<Finding.Complete>(finding).Receipt;
        Assert.Equal(stage == DocumentStage.Draft, finding is Finding.Partial);
        Assert.Equal(stage, receipt.Stage);
        Assert.Equal("5002", receipt.Lines["2"]);
        Assert.Equal([new RoundingAdjustment("3", new(0.02m, Shop.Usd.Currency))], receipt.Roundings);
    }

    [Fact]
    public async Task Find_TwoOrders_IsSeveralAndApplyRefuses()
    {
        using var odoo = new ScriptedOdoo().On("sale.order/search_read", Recording.Load("379").ResponseText);
        await using var host = new TestHost(odoo);

        var finding = await host.Orders.FindAsync(Command, TestContext.Current.CancellationToken);
        var refused = Assert.IsType<EffectResult.Refused>(await host.ApplyAsync(Command, finding));

        Assert.Equal(["1714", "1736"], Assert.IsType<Finding.Several>(finding).Documents.Select(document => document.Id));
        Assert.Equal("several-documents", refused.Code);
        Assert.True(odoo.IsDone);
    }

    [Fact]
    public async Task Find_CopyWithoutTheExternalId_IsNotAdopted()
    {
        using var odoo = new ScriptedOdoo().On("sale.order/search_read", """[{"id":1714,"state":"draft","order_line":[]}]""").On("sale.order/get_external_id", """{"1714":""}""");
        await using var host = new TestHost(odoo);

        Assert.IsType<Finding.Several>(await host.Orders.FindAsync(Command, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Apply_DraftWithForeignLines_RemovesThemBeforeItCompares()
    {
        using var odoo = new ScriptedOdoo().LookUps(Command).OnRecorded("375").Document("317", 4).LineNames(Command, "_l1", "_l2", "_lround_3", string.Empty)
            .OnRecorded("385").Document("317", 2).LineNames(Command, "_l1", "_l2").OnRecorded("389").Document("317", 2, "sale");
        await using var host = new TestHost(odoo);

        Assert.IsType<EffectResult.Reached>(await host.ApplyAsync(Command, new Finding.Partial(Receipt(DocumentStage.Draft))));

        Assert.Equal("""{"ids":[1714],"vals":{"order_line":[[2,5003],[2,5004]]},"context":{"allowed_company_ids":[2]}}""", odoo.BodyOf("sale.order/write").ToJsonString());
    }

    /// <summary>The simulation found a late confirmation that came while the rounding line was taken off to be made anew.</summary>
    [Fact]
    public async Task Apply_DraftProvenWithItsRounding_IsConfirmedAsItIs()
    {
        using var odoo = new ScriptedOdoo().LookUps(Command).OnRecorded("375").Document("317", 3).LineNames(Command, "_l1", "_l2", "_lround_3")
            .On("sale.order.line/read", """[{"id":5003,"price_tax":0.010000000000000002}]""").OnRecorded("389").Document("317", 3, "sale");
        await using var host = new TestHost(odoo);

        var reached = Assert.IsType<EffectResult.Reached>(await host.ApplyAsync(Command, new Finding.Partial(Receipt(DocumentStage.Draft))));

        Assert.Equal([new RoundingAdjustment("3", new(0.01m, Shop.Usd.Currency))], reached.Receipt.Roundings);
        Assert.True(odoo.IsDone);
    }

    [Fact]
    public async Task Apply_DraftWithMoreRoundingThanTolerated_IsProvenAnew()
    {
        using var odoo = new ScriptedOdoo().LookUps(Command).OnRecorded("375").Document("317", 3).LineNames(Command, "_l1", "_l2", "_lround_3")
            .On("sale.order.line/read", """[{"id":5003,"price_tax":5}]""").OnRecorded("385").Document("317", 2).LineNames(Command, "_l1", "_l2")
            .OnRecorded("389").Document("317", 2, "sale");
        await using var host = new TestHost(odoo);

        var reached = Assert.IsType<EffectResult.Reached>(await host.ApplyAsync(Command, new Finding.Partial(Receipt(DocumentStage.Draft))));

        Assert.Empty(reached.Receipt.Roundings);
        Assert.Equal("""{"ids":[1714],"vals":{"order_line":[[2,5003]]},"context":{"allowed_company_ids":[2]}}""", odoo.BodyOf("sale.order/write").ToJsonString());
    }

    [Fact]
    public async Task Apply_ConfirmedUnderTheKey_IsComparedAndNotWritten()
    {
        using var odoo = new ScriptedOdoo().Taxes().Document("317", 2, "sale").LineNames(Command, "_l1", "_l2");
        await using var host = new TestHost(odoo);

        Assert.IsType<EffectResult.Reached>(await host.ApplyAsync(Command, new Finding.Complete(Receipt(DocumentStage.Confirmed))));

        Assert.True(odoo.IsDone);
    }

    [Fact]
    public async Task Apply_ConfirmedWithOtherMoney_Refuses()
    {
        using var odoo = new ScriptedOdoo().Taxes().Document("319", 2, "sale").LineNames(Command, "_l1", "_l2");
        await using var host = new TestHost(odoo);

        var refused = Assert.IsType<EffectResult.Refused>(await host.ApplyAsync(Command, new Finding.Complete(Receipt(DocumentStage.Confirmed))));

        Assert.Equal("money-differs", refused.Code);
        Assert.Contains("tax group WC A TX Tax: shop 0.00, ERP 14.70", refused.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Apply_CancelledUnderTheKey_RefusesAndWritesNothing()
    {
        using var odoo = new ScriptedOdoo().Taxes().Document("317", 2, "cancel").LineNames(Command, "_l1", "_l2");
        await using var host = new TestHost(odoo);

        var refused = Assert.IsType<EffectResult.Refused>(await host.ApplyAsync(Command, new Finding.Complete(Receipt(DocumentStage.None))));

        Assert.Equal("document-cancelled", refused.Code);
    }

    [Fact]
    public async Task Apply_SomebodyConfirmedMeanwhile_IsReached()
    {
        using var odoo = Drafted().On("sale.order/action_confirm", Recording.Load("087").ResponseText, 422).Document("317", 2, "sale");
        await using var host = new TestHost(odoo);

        Assert.IsType<EffectResult.Reached>(await host.ApplyAsync(Command));
    }

    [Fact]
    public async Task Apply_ConfirmationRefused_KeepsOdoosWords()
    {
        using var odoo = Drafted().On("sale.order/action_confirm", Recording.Load("391").ResponseText, 422).Document("317", 2);
        await using var host = new TestHost(odoo);

        var refused = Assert.IsType<EffectResult.Refused>(await host.ApplyAsync(Command));

        Assert.Equal("confirm-refused", refused.Code);
        Assert.Contains("Once a sales order is confirmed", refused.Words, StringComparison.Ordinal);
        Assert.Equal(DocumentStage.Draft, refused.Left!.Stage);
    }

    [Fact]
    public async Task Apply_AnswerOfLoadLost_IsAmbiguous()
    {
        using var odoo = new ScriptedOdoo().LookUps(Command).Fails("sale.order/load", new HttpRequestException(HttpRequestError.ResponseEnded));
        await using var host = new TestHost(odoo);

        var error = await Assert.ThrowsAsync<ConnectorException>(() => host.ApplyAsync(Command));

        Assert.Equal(ConnectorErrorKind.Ambiguous, error.Kind);
    }

    [Fact]
    public async Task Apply_AnswerOfReadLost_IsUnavailable()
    {
        using var odoo = new ScriptedOdoo().LookUps(Command).OnRecorded("316").Fails("sale.order/read", new HttpRequestException(HttpRequestError.ResponseEnded));
        await using var host = new TestHost(odoo);

        var error = await Assert.ThrowsAsync<ConnectorException>(() => host.ApplyAsync(Command));

        Assert.Equal(ConnectorErrorKind.Unavailable, error.Kind);
    }

    [Fact]
    public async Task Apply_LeaseOver_SendsNothing()
    {
        using var odoo = new ScriptedOdoo();
        await using var host = new TestHost(odoo);

        var error = await Assert.ThrowsAsync<ConnectorException>(() => host.Orders.ApplyAsync(
            Command, new EffectContext(Command.Key, null, host.Now), TestContext.Current.CancellationToken));

        Assert.Equal(ConnectorErrorKind.Unavailable, error.Kind);
        Assert.Contains("lease would be outlived", error.Message, StringComparison.Ordinal);
        Assert.Empty(odoo.Calls);
    }

    [Fact]
    public async Task Apply_LeaseEndsBetweenCalls_StopsThere()
    {
        using var odoo = Drafted();
        await using var host = new TestHost(odoo);
        var last = host.Now + Duration.FromSeconds(10);
        odoo.Before = call =>
        {
            if (call == "sale.order/load")
            {
                host.Time.Advance(TimeSpan.FromSeconds(10));
            }
        };

        var error = await Assert.ThrowsAsync<ConnectorException>(() => host.Orders.ApplyAsync(
            Command, new EffectContext(Command.Key, null, last), TestContext.Current.CancellationToken));

        Assert.Equal(ConnectorErrorKind.Unavailable, error.Kind);
        Assert.Equal("sale.order/load", odoo.Calls[^1].Call);
    }

    private static ScriptedOdoo Drafted() =>
        new ScriptedOdoo().LookUps(Command).OnRecorded("316").Document("317", 2).LineNames(Command, "_l1", "_l2");

    private static ScriptedOdoo Found(string state) => new ScriptedOdoo()
        .On("sale.order/search_read", $$"""[{"id":1714,"name":"S01707","state":"{{state}}","order_line":[5001,5002,5003]}]""")
        .On("sale.order/get_external_id", $$"""{"1714":"{{OrderScript.NameOf(Command)}}"}""");

    private static Receipt Receipt(DocumentStage stage) => new()
    {
        Document = new EntityRef(TestHost.Erp, EntityKind.SalesOrder, "1714"),
        DisplayName = "S01707",
        Stage = stage,
    };
}
