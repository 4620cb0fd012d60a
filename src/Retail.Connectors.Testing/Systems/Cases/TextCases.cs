using Retail.Connectors.Effects;
using Retail.Connectors.Orders;
using Retail.Connectors.Testing.Systems.Effects;
using Retail.Connectors.Testing.Systems.Scenarios;

namespace Retail.Connectors.Testing.Systems.Cases;

/// <summary>Names arrive as they were written.</summary>
internal static class TextCases
{
    private static readonly (string Name, string Text)[] Texts =
    [
        ("quotes", "O'Brien \"Ada\" `x` \\ %s {0}; DROP--"),
        ("markup", "<b>Ada</b> &amp; Co. < & >"),
        ("latin", "Ångström Łódź Ğümüş Straße ﬁ"),
        ("greek-cyrillic", "Αθήνα Владимир Ђорђе"),
        ("rtl", "שלום עולם مرحبا بالعالم"),
        ("indic", "क्षत्रिय தமிழ் ไทย"),
        ("cjk", "株式会社 한국어 漢字"),
        ("four-bytes", "𠮷野家 𝒜𝒹𝒶 𓀀"),
        ("emoji", "👩‍👩‍👧‍👦 👍🏽 🇩🇪 1️⃣"),
        ("combining", "e\u0301 a\u0308 n\u0303 Z\u0351"),
        ("signs", "a\u00a0b\u2009c\u200d\u200e \u2028 \ufeff €"),
    ];

    public static IEnumerable<SystemCase> All =>
    [
        .. Texts.Select(text => new SystemCase(SystemRole.Erp, "texts", $"customer-{text.Name}", $"a customer's name in {text.Name.Replace('-', ' ')} arrives whole", scene => CustomerAsync(scene, text.Text))),
        .. Texts.Select(text => new SystemCase(SystemRole.Erp, "texts", $"line-{text.Name}", $"a line's text in {text.Name.Replace('-', ' ')} arrives whole", scene => LineAsync(scene, text.Text))),
        new(SystemRole.Erp, "texts", "line-breaks", "line breaks in names and texts arrive, or become spaces", LineBreaksAsync),
        new(SystemRole.Erp, "texts", "long", "a name that is too long is cut between two characters, or refused with words", LongAsync),
        new(SystemRole.Erp, "texts", "lookalikes", "customers whose names differ only in case, accents or spaces stay apart", LookalikesAsync),
    ];

    public static IEnumerable<SystemCase> Products =>
    [
        .. Texts.Select(text => new SystemCase(SystemRole.Shop, "texts", $"product-{text.Name}", $"a product's name in {text.Name.Replace('-', ' ')} arrives whole", scene => ProductAsync(scene, text.Text))),
    ];

    public static IEnumerable<SystemCase> Notes =>
    [
        .. Texts.Select(text => new SystemCase(SystemRole.Shop, "texts", $"note-{text.Name}", $"a note on an order in {text.Name.Replace('-', ' ')} is read as it was written", scene => NoteAsync(scene, text.Text))),
    ];

    private static async Task NoteAsync(Scene scene, string text)
    {
        var scenario = new AddOrderNoteScenario();
        var command = (await scenario.PrepareAsync(scene)) with { Text = text };
        _ = await scene.DoAsync(command);
        var document = await new CaseSteps<AddOrderNote>(scenario).ExpectOneAsync(scene, command, "under the key");
        Demand.Equal(text, document.Name, "the text as people read it");
    }

    private static async Task ProductAsync(Scene scene, string text)
    {
        var scenario = new PublishProductScenario();
        var command = await scenario.PrepareAsync(scene);
        command = command with { Product = command.Product with { Name = text } };
        _ = await scene.DoAsync(command);
        var document = await new CaseSteps<Connectors.Products.PublishProduct>(scenario).ExpectOneAsync(scene, command, "under the SKU");
        Demand.Equal(text, document.Name, "the name as customers read it");
    }

    private static async Task CustomerAsync(Scene scene, string text)
    {
        var name = await StoredNameAsync(scene, text);
        Demand.Equal(text, name, "the name as stored");
    }

    private static async Task LineAsync(Scene scene, string text)
    {
        var names = await StoredLinesAsync(scene, text);
        Demand.That(names.Contains(text, StringComparer.Ordinal), $"a line called {text}", $"they are called {string.Join(" | ", names)}");
    }

    private static async Task LineBreaksAsync(Scene scene)
    {
        const string text = "First\r\nSecond\nThird\tFourth";
        Demand.Equal(Plain(text), Plain(await StoredNameAsync(scene, text)), "the name as stored, with its line breaks as spaces");
        var names = await StoredLinesAsync(scene, text);
        Demand.That(
            names.Any(name => Plain(name) == Plain(text)), $"a line called {Plain(text)}, with its line breaks or spaces",
            $"they are called {string.Join(" | ", names.Select(Plain))}");

        static string Plain(string value) => string.Join(' ', value.Split([' ', '\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries));
    }

    private static async Task LongAsync(Scene scene)
    {
        // Three and four bytes a character: whoever cuts bytes cuts one of them in two.
        foreach (var unit in new[] { "株式会社", "𠮷a", "é" })
        {
            var text = string.Concat(Enumerable.Repeat(unit, 300));
            var command = SampleOrders.Customer(scene, scene.NextId(), name: text);
            var outcome = await scene.Start().EnsureAsync(command, scene.Cancellation);
            if (outcome is Outcome.Refused refused)
            {
                CaseSteps<Customers.EnsureCustomer>.ExpectWords(refused.Result);
                continue;
            }

            _ = CaseSteps<Customers.EnsureCustomer>.ExpectReached(outcome, "with a long name");
            var documents = await new EnsureCustomerScenario().DocumentsAsync(scene, command);
            Demand.Equal(1, documents.Length, "customers under the key");
            var stored = documents[0].Name;
            var kept = stored.TrimEnd('…', '.');
            Demand.That(!stored.Contains('\ufffd', StringComparison.Ordinal) && IsWhole(stored), "a name without broken characters", $"it ends in {Tail(stored)}");
            Demand.That(kept.Length >= 30 && text.StartsWith(kept, StringComparison.Ordinal), "the beginning of the name, 30 characters at least", $"{kept.Length} characters, ending in {Tail(stored)}");
            scene.Notes.Add($"{stored.Length} of {text.Length} UTF-16 units of {unit} are kept");
        }

        static bool IsWhole(string text)
        {
            for (var at = 0; at < text.Length; at++)
            {
                if (char.IsHighSurrogate(text[at]) && (at + 1 == text.Length || !char.IsLowSurrogate(text[++at])))
                {
                    return false;
                }

                if (char.IsLowSurrogate(text[at]) && !char.IsHighSurrogate(text[at - 1]))
                {
                    return false;
                }
            }

            return true;
        }

        static string Tail(string text) => string.Join(' ', text.TakeLast(3).Select(character => $"U+{(int)character:X4}"));
    }

    private static async Task LookalikesAsync(Scene scene)
    {
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in new[] { "Ada Muster", "ada muster", "Áda Muster", "Ada  Muster", "Ada Muster" })
        {
            var command = SampleOrders.Customer(scene, scene.NextId(), name: name);
            var receipt = await scene.DoAsync(command);
            Demand.That(seen.TryAdd(receipt.Document.Id, name), "a customer of its own for each key", $"'{name}' became '{seen.GetValueOrDefault(receipt.Document.Id)}'");
        }
    }

    private static async Task<string> StoredNameAsync(Scene scene, string text)
    {
        var command = SampleOrders.Customer(scene, scene.NextId(), name: text);
        var receipt = await scene.DoAsync(command);
        var found = await scene.Calm.Handler<Customers.EnsureCustomer>().FindAsync(command, scene.Cancellation);
        Demand.That(found is Finding.Complete complete && complete.Receipt.Document == receipt.Document, "it to be found again", $"the finding is {found}");
        return (await new CaseSteps<Customers.EnsureCustomer>(new EnsureCustomerScenario()).ExpectOneAsync(scene, command, "under the key")).Name;
    }

    private static async Task<string[]> StoredLinesAsync(Scene scene, string text)
    {
        var id = scene.NextId();
        var command = await SubmitOrderScenario.PrepareAsync(scene, id, SampleOrders.Order(scene, id, text: text));
        _ = await scene.DoAsync(command);
        return [.. (await new CaseSteps<SubmitOrder>(new SubmitOrderScenario()).ExpectOneAsync(scene, command, "under the key")).LineNames];
    }
}
