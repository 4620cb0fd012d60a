using Microsoft.Extensions.Time.Testing;
using Retail.Connectors.Testing.Tryton;

namespace Retail.Connectors.Testing.Tests.Tryton;

/// <summary>What the recordings do not show: seeding, pictures for tests, sessions, taxes of several lines, and transactions.</summary>
public sealed class TrytonSimulatorTests
{
    [Fact]
    public void Sales_AfterConfirm_ShowMoneyTaxesAndDocuments()
    {
        var simulator = new TrytonSimulator();
        simulator.AddProduct("PEN", "Pen", 2.5m);
        simulator.SetStock("PEN", 10);
        var caller = new TrytonCaller(simulator);
        var id = Sell(simulator, caller, "PEN", 4, "2.5000", 8);

        var sale = Assert.Single(simulator.Sales);
        Assert.Equal(id, sale.Id);
        Assert.Equal(("processing", "W-1", "C-1", "EUR"), (sale.State, sale.WebId, sale.PartyCode, sale.Currency));
        Assert.Equal((10.00m, 1.90m, 11.90m), (sale.Untaxed, sale.Tax, sale.Total));
        Assert.Equal(20, Assert.Single(sale.Taxes).Tax);
        Assert.Equal("PEN", Assert.Single(sale.Lines).ProductCode);
        Assert.Equal(sale.Invoices, simulator.Invoices.Select(invoice => invoice.Id));
        Assert.Equal("draft", Assert.Single(simulator.Invoices).State);
        Assert.Equal("waiting", (string?)Assert.Single(simulator.Records("stock.shipment.out"))["state"]);
    }

    [Fact]
    public void Taxes_OfLinesThatGiveBack_AreCountedApart()
    {
        var simulator = new TrytonSimulator();
        var answer = new TrytonCaller(simulator).Call(
            "model.account.invoice.on_change",
            """{"type":"out","currency":1,"lines":[{"type":"line","quantity":2.0,"unit_price":10,"amount":20,"taxes":[8]},{"type":"line","quantity":-1.0,"unit_price":10,"amount":-10,"taxes":[8]}]},["lines"]""");
        Assert.Equal(2, answer![0]!["taxes"]!["add"]!.AsArray().Count);
    }

    [Theory]
    [InlineData(TrytonTaxRounding.Document, 6)]
    [InlineData(TrytonTaxRounding.Line, 8)]
    public void Tax_OfManyLines_IsRoundedAsTheSettingSays(TrytonTaxRounding rounding, int cents)
    {
        var simulator = new TrytonSimulator(new() { TaxRounding = rounding });
        var party = simulator.AddParty("C-1", "Ann");
        var lines = string.Join(',', Enumerable.Repeat("""{"product":2,"quantity":1.0,"unit":1,"unit_price":"0.08","taxes":[["add",[8]]]}""", 4));
        _ = new TrytonCaller(simulator).Call("model.sale.sale.create", $$"""[{"party":{{party}},"lines":[["create",[{{lines}}]]]}]""");
        Assert.Equal(cents * 0.01m, Assert.Single(simulator.Sales).Tax);
    }

    [Fact]
    public void EndSessions_ThenACall_AnswersAnEmpty401()
    {
        var simulator = new TrytonSimulator();
        var caller = new TrytonCaller(simulator);
        simulator.EndSessions();
        var answer = caller.Send("""{"id":1,"method":"model.party.party.search_count","params":[[],{}]}""");
        Assert.Equal((401, 0), (answer.Status, answer.Body.Length));
    }

    [Fact]
    public void Session_OlderThanItsLifetime_IsDead()
    {
        var time = new FakeTimeProvider();
        var caller = new TrytonCaller(new(new() { Time = time }));
        time.Advance(TimeSpan.FromDays(31));
        Assert.Equal(401, caller.Send("""{"id":1,"method":"model.party.party.search_count","params":[[],{}]}""").Status);
    }

    [Fact]
    public void Create_OneOfManyRefused_LeavesNothingAndUsesUpIds()
    {
        var simulator = new TrytonSimulator();
        var caller = new TrytonCaller(simulator);
        var before = simulator.Parties.Count;
        var error = caller.Error("model.party.party.create", """[{"name":"One","code":"N-1"},{"name":"Two","code":"COMPANY"}]""");
        Assert.Equal("UserError", (string?)error[0]);
        Assert.Equal(before, simulator.Parties.Count);
        Assert.Equal(5, (long)caller.Call("model.party.party.create", """[{"name":"One","code":"N-1"}]""")![0]!);
    }

    [Fact]
    public void Write_AtOneInstant_IsStillNoticedByTheOptimisticLock()
    {
        var simulator = new TrytonSimulator(new() { Time = new FakeTimeProvider() });
        var id = simulator.AddParty("C-1", "Ann");
        var caller = new TrytonCaller(simulator);
        var stamp = (string)caller.Call("model.party.party.read", $$"""[{{id}}],["_timestamp"]""")![0]!["_timestamp"]!;
        _ = caller.Call("model.party.party.write", $$"""[{{id}}],{"name":"Bea"}""");
        var context = $$$"""{"company":1,"_timestamp":{"party.party,{{{id}}}":"{{{stamp}}}"}}""";
        Assert.Equal("ConcurrencyException", (string?)caller.Error("model.party.party.write", $$"""[{{id}}],{"name":"Cleo"}""", context)[0]);
    }

    [Fact]
    public void ListPrice_OfAnotherCompany_IsItsOwn()
    {
        var simulator = new TrytonSimulator(new() { Companies = [new(1, "One", "EUR"), new(2, "Two", "USD")] });
        var caller = new TrytonCaller(simulator);
        _ = caller.Call("model.product.template.write", """[1],{"list_price":"12.5"}""", """{"company":2}""");
        Assert.Equal("12.5", Price("""{"company":2}"""));
        Assert.Equal("10.00", Price("""{"company":1}"""));

        string? Price(string context) =>
            (string?)caller.Call("model.product.template.read", """[1],["list_price"]""", context)![0]!["list_price"]!["decimal"];
    }

    [Fact]
    public void Delete_OfWhatARequiredFieldNames_IsRefused()
    {
        var caller = new TrytonCaller(new());
        Assert.Equal(
            "The records could not be deleted because they are used by field \"Product\" of \"Stock Move\".",
            (string?)caller.Error("model.product.product.delete", "[1]")[1]![0]);
    }

    [Fact]
    public void Post_IntoAClosedPeriod_IsRefusedUntilItIsOpenAgain()
    {
        var simulator = new TrytonSimulator();
        simulator.AddProduct("PEN", "Pen", 2.5m);
        var caller = new TrytonCaller(simulator);
        _ = Sell(simulator, caller, "PEN", 4, "2.5000", 8);
        var invoice = Assert.Single(simulator.Invoices).Id;
        var administrator = new TrytonCaller(simulator, "admin");
        var periods = administrator.Call("model.account.period.search", "[],0,null,null")!.ToJsonString();

        Assert.Equal("UserError", (string?)caller.Error("model.account.period.close", periods)[0]);
        _ = administrator.Call("model.account.period.close", periods);
        Assert.Equal("UserError", (string?)caller.Error("model.account.invoice.post", $"[{invoice}]")[0]);
        _ = administrator.Call("model.account.period.reopen", periods);
        _ = caller.Call("model.account.invoice.post", $"[{invoice}]");

        Assert.Equal("posted", Assert.Single(simulator.Invoices).State);
    }

    [Fact]
    public void Post_OverdueInvoice_IsAskedAbout()
    {
        var simulator = new TrytonSimulator(new() { Time = new FakeTimeProvider(new DateTimeOffset(2026, 6, 15, 10, 0, 0, TimeSpan.Zero)) });
        simulator.AddProduct("PEN", "Pen", 2.5m);
        var caller = new TrytonCaller(simulator);
        _ = Sell(simulator, caller, "PEN", 4, "2.5000", 8);
        var invoice = Assert.Single(simulator.Invoices).Id;
        _ = caller.Call("model.account.invoice.write", $$$"""[{{{invoice}}}],{"payment_term":1,"invoice_date":{"__class__":"date","year":2026,"month":5,"day":31}}""");

        var warning = caller.Error("model.account.invoice.post", $"[{invoice}]");
        Assert.Equal(("UserWarning", $"invoice_payment_term_{invoice}"), ((string?)warning[0], (string?)warning[1]![0]));
        _ = caller.Call("model.res.user.warning.create", $$"""[{"name":"invoice_payment_term_{{invoice}}","user":2,"always":false}]""");
        _ = caller.Call("model.account.invoice.post", $"[{invoice}]");

        Assert.Equal("posted", Assert.Single(simulator.Invoices).State);
    }

    [Fact]
    public void Post_DatedBeforeTheLastNumber_IsRefused()
    {
        var simulator = new TrytonSimulator(new() { Time = new FakeTimeProvider(new DateTimeOffset(2026, 6, 15, 10, 0, 0, TimeSpan.Zero)) });
        var caller = new TrytonCaller(simulator);
        var party = simulator.AddParty("C-1", "Ann");
        const string Line = """["create",[{"type":"line","quantity":1.0,"unit_price":"5.00","account":1125}]]""";
        var invoices = caller.Call(
            "model.account.invoice.create",
            $$$"""[{"party":{{{party}}},"invoice_address":1,"account":524,"journal":1,"lines":[{{{Line}}}]},{"party":{{{party}}},"invoice_address":1,"account":524,"journal":1,"invoice_date":{"__class__":"date","year":2026,"month":6,"day":14},"lines":[{{{Line}}}]}]""")!.AsArray();
        _ = caller.Call("model.account.invoice.post", $"[{invoices[0]}]");

        Assert.Equal("UserError", (string?)caller.Error("model.account.invoice.post", $"[{invoices[1]}]")[0]);
    }

    [Fact]
    public void Create_LineBreakInATextOfOneLine_IsRefused()
    {
        var error = new TrytonCaller(new()).Error("model.party.party.create", """[{"name":"First\nSecond"}]""");

        Assert.Equal("UserError", (string?)error[0]);
        Assert.Contains("'\\n'", (string?)error[1]![0], StringComparison.Ordinal);
    }

    [Fact]
    public void Cancel_PostedInvoice_IsRefusedByTheCompany()
    {
        var simulator = new TrytonSimulator();
        simulator.AddProduct("PEN", "Pen");
        var caller = new TrytonCaller(simulator);
        Sell(simulator, caller, "PEN", 1, "1", 8);
        _ = caller.Call("model.account.invoice.post", "[1]");
        Assert.Equal("UserError", (string?)caller.Error("model.account.invoice.cancel", "[1]")[0]);
        Assert.Equal("posted", Assert.Single(simulator.Invoices).State);
    }

    [Fact]
    public void Write_QuantityOfAnAssignedMove_IsRefused()
    {
        var simulator = new TrytonSimulator();
        simulator.AddProduct("PEN", "Pen");
        simulator.SetStock("PEN", 5);
        var caller = new TrytonCaller(simulator);
        Sell(simulator, caller, "PEN", 5, "1", 8);
        Assert.True((bool)caller.Call("model.stock.shipment.out.assign_try", "[1]")!);
        var move = (long)caller.Call("model.stock.shipment.out.read", """[1],["inventory_moves"]""")![0]!["inventory_moves"]![0]!;
        Assert.Equal("UserError", (string?)caller.Error("model.stock.move.write", $$"""[{{move}}],{"quantity":1.0}""")[0]);
    }

    [Fact]
    public void AddFixedTax_OfACent_AddsItToTheDocument()
    {
        var simulator = new TrytonSimulator();
        simulator.AddProduct("ROUNDING", "Rounding", isService: true);
        var tax = simulator.AddFixedTax("cent", 0.01m);
        Sell(simulator, new(simulator), "ROUNDING", 2, "0", tax);
        Assert.Equal((0m, 0.02m), (simulator.Sales[0].Untaxed, simulator.Sales[0].Tax));
    }

    [Fact]
    public void Seeding_WhatDoesNotExist_IsAnArgumentException()
    {
        var simulator = new TrytonSimulator();
        Assert.Throws<ArgumentException>(() => simulator.SetStock("NO-SUCH", 1));
        Assert.Throws<ArgumentException>(() => simulator.AddParty("C", "Ann", country: "ZZ"));
        Assert.Throws<ArgumentException>(() => simulator.AddProduct("MUG-1", "Twice"));
        Assert.Throws<ArgumentException>(() => simulator.SetNextId("no.such", 1));
    }

    private static long Sell(TrytonSimulator simulator, TrytonCaller caller, string sku, int quantity, string price, long tax)
    {
        var party = simulator.AddParty("C-1", "Ann", "Lindenweg 5");
        var address = (long)caller.Call("model.party.party.read", $$"""[{{party}}],["addresses"]""")![0]!["addresses"]![0]!;
        var product = (long)caller.Call("model.product.product.search", $$"""[["code","=","{{sku}}"]]""")![0]!;
        var id = (long)caller.Call(
            "model.sale.sale.create",
            $$"""
            [{"party":{{party}},"warehouse":5,"invoice_address":{{address}},"shipment_address":{{address}},"web_shop":1,"web_id":"W-1",
            "lines":[["create",[{"product":{{product}},"quantity":{{quantity}}.0,"unit":1,"unit_price":"{{price}}","taxes":[["add",[{{tax}}]]]}]]]}]
            """)![0]!;
        _ = caller.Call("model.sale.sale.quote", $"[{id}]");
        _ = caller.Call("model.sale.sale.confirm", $"[{id}]");
        return id;
    }
}
