using System.Text.Json.Nodes;
using Retail.Connectors.Effects;
using Retail.Connectors.Orders;

namespace Retail.Connectors.WooCommerce.Tests.Commands;

public sealed class AddOrderNoteTests : IDisposable
{
    private readonly ScriptedShop _shop = new();
    private readonly JsonArray _notes = [];

    public AddOrderNoteTests() => _shop
        .On("GET", "/orders/7/notes", _ => _notes.DeepClone())
        .On("POST", "/orders/7/notes", request =>
        {
            var note = new JsonObject { ["id"] = _notes.Count + 188, ["note"] = request.Body!["note"]!.GetValue<string>(), ["customer_note"] = request.Body["customer_note"]!.GetValue<bool>() };
            _notes.Add(note);
            return note.DeepClone();
        }, 201);

    public void Dispose() => _shop.Dispose();

    [Fact]
    public async Task ApplyAsync_Note_IsWrittenForStaffWithTheKeyAndFoundAgain()
    {
        await using var host = _shop.Host();
        var command = Command("S00042 <b>has left</b>");
        Assert.IsType<Finding.Nothing>(await ScriptedShop.FindAsync(host, command));

        var reached = Assert.IsType<EffectResult.Reached>(await ScriptedShop.ApplyAsync(host, command));

        var sent = Assert.Single(_shop.Writes).Body!;
        Assert.Equal($"S00042 &lt;b&gt;has left&lt;/b&gt; [{command.Key.ShortForm()}]", sent["note"]!.GetValue<string>());
        Assert.False(sent["customer_note"]!.GetValue<bool>());
        var found = Assert.IsType<Finding.Complete>(await ScriptedShop.FindAsync(host, command));
        Assert.Equal(("7-188", reached.Receipt.Document), (found.Receipt.Document.Id, found.Receipt.Document));
        Assert.IsType<EffectResult.Reached>(await ScriptedShop.ApplyAsync(host, command, found));
        Assert.Single(_notes);
    }

    [Fact]
    public async Task ApplyAsync_Backslash_GoesAsAnEntityThatTheShopLeavesAlone()
    {
        await using var host = _shop.Host();
        var command = Command(@"\server\share");

        await ScriptedShop.ApplyAsync(host, command);

        Assert.Equal($"&#92;server&#92;share [{command.Key.ShortForm()}]", Assert.Single(_shop.Writes).Body!["note"]!.GetValue<string>());
    }

    [Fact]
    public async Task ApplyAsync_ForTheCustomer_IsVisible()
    {
        await using var host = _shop.Host();
        await ScriptedShop.ApplyAsync(host, Command("On its way") with { CustomerVisible = true });

        Assert.True(Assert.Single(_shop.Writes).Body!["customer_note"]!.GetValue<bool>());
    }

    [Fact]
    public async Task FindAsync_TwoNotesWithTheKey_AreSeveral()
    {
        await using var host = _shop.Host();
        await ScriptedShop.ApplyAsync(host, Command("One"));
        await ScriptedShop.ApplyAsync(host, Command("One"));

        var several = Assert.IsType<Finding.Several>(await ScriptedShop.FindAsync(host, Command("One")));
        Assert.Equal("several-documents", Assert.IsType<EffectResult.Refused>(await ScriptedShop.ApplyAsync(host, Command("One"), several)).Code);
    }

    [Fact]
    public async Task ApplyAsync_UnknownOrder_IsRefusedInTheShopsWords()
    {
        var unknown = Recording.Load("errors", "error-order-notes-unknown-order");
        _shop.On("POST", "/orders/8/notes", _ => JsonNode.Parse(unknown.Body)!, unknown.Status).On("GET", "/orders/8/notes", _ => JsonNode.Parse(unknown.Body)!, unknown.Status);
        await using var host = _shop.Host();
        var command = Command("x") with { Order = ScriptedShop.Order(8) };

        Assert.IsType<Finding.Nothing>(await ScriptedShop.FindAsync(host, command));
        Assert.Equal("unknown-order", Assert.IsType<EffectResult.Refused>(await ScriptedShop.ApplyAsync(host, command)).Code);
    }

    private static AddOrderNote Command(string text) => new(ScriptedShop.Key("S7", AddOrderNote.Verb), ScriptedShop.Order(7), text);
}
