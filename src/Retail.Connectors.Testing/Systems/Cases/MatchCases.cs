using System.Globalization;
using Retail.Connectors.Customers;
using Retail.Connectors.Effects;
using Retail.Connectors.Testing.Systems.Calls;
using Retail.Connectors.Testing.Systems.Effects;
using Retail.Connectors.Testing.Systems.Scenarios;

namespace Retail.Connectors.Testing.Systems.Cases;

/// <summary>A customer who is recognised as a partner that the target has. A connector that cannot look for one refuses, and is asked no more.</summary>
internal static class MatchCases
{
    private const int Writers = 6;

    public static IEnumerable<SystemCase> All =>
    [
        Case("email", "a partner with the customer's e-mail address is taken over, whatever its case, and left as it is", scene => TakenOverAsync(scene, CustomerMatch.Email)),
        Case("tax-id", "a partner with the customer's tax id is taken over, blanks or none", scene => TakenOverAsync(scene, CustomerMatch.TaxId)),
        Case("phone", "a partner with the customer's phone number is taken over, however it is written", scene => TakenOverAsync(scene, CustomerMatch.Phone)),
        Case("nobody", "a customer whom nothing matches becomes a partner", NobodyAsync),
        Case("several", "of two partners that match none is taken over: it is refused, and both are named", SeveralAsync),
        Case("parallel", "six processes at once take one partner over", ParallelAsync),
        Case("killed-before", "a process that dies before any of its calls is resumed, with the same partner", scene => KilledAsync(scene, GateAction.DieBefore)),
        Case("killed-after", "a process that dies after any of its calls is resumed, with the same partner", scene => KilledAsync(scene, GateAction.DieAfter)),
    ];

    private static SystemCase Case(string name, string statement, Func<Scene, Task> run) => new(SystemRole.Erp, "customer-match", name, statement, run);

    private static async Task TakenOverAsync(Scene scene, CustomerMatch match)
    {
        var (partner, document, customer) = await PrepareAsync(scene, match);
        var first = await TakeAsync(scene, scene.Start(), customer);
        Demand.Equal(document, first, "the partner that was taken over");
        var found = await scene.Start().Handler<EnsureCustomer>().FindAsync(customer, scene.Cancellation);
        Demand.That(found is Finding.Complete complete && complete.Receipt.Document.Id == document, $"{document} to be found again", $"the finding is {found}");

        // A host that lost its store asks again, and the partner's own key still leads to it.
        scene.ForgetLedger();
        Demand.Equal(document, await TakeAsync(scene, scene.Start(), customer), "the partner when it is asked for again");
        var scenario = new EnsureCustomerScenario();
        var left = await new CaseSteps<EnsureCustomer>(scenario).ExpectOneAsync(scene, partner, "under the partner's own key");
        Demand.That(scenario.Wrong(partner, left) is null, "the partner to be left as it was", scenario.Wrong(partner, left) ?? string.Empty);

        var order = scene.NextId();
        _ = await scene.DoAsync(SampleOrders.Submit(scene, order, customer.Key));
    }

    private static async Task NobodyAsync(Scene scene)
    {
        var customer = Customer(scene, scene.NextId()) with { Match = [CustomerMatch.TaxId, CustomerMatch.Email, CustomerMatch.Phone] };
        var document = await TakeAsync(scene, scene.Start(), customer);
        var made = await new CaseSteps<EnsureCustomer>(new EnsureCustomerScenario()).ExpectOneAsync(scene, customer, "under the customer's key");
        Demand.Equal(made.Id, document, "the partner that was made");
    }

    private static async Task SeveralAsync(Scene scene)
    {
        var (partner, document, customer) = await PrepareAsync(scene, CustomerMatch.Email);
        var other = SampleOrders.Customer(scene, scene.NextId());
        other = other with { Customer = other.Customer with { Email = partner.Customer.Email } };
        var second = (await scene.DoAsync(other)).Document.Id;
        var outcome = await scene.Start().EnsureAsync(customer, scene.Cancellation);
        var refused = (outcome as Outcome.Refused ?? throw new BrokenException("it to be refused", outcome.ToString())).Result;
        IfAsked(refused);
        CaseSteps<EnsureCustomer>.ExpectWords(refused);
        Demand.That(
            refused.Words.Contains(document, StringComparison.Ordinal) && refused.Words.Contains(second, StringComparison.Ordinal),
            $"words that name {document} and {second}", refused.Words);
        var found = await scene.Start().Handler<EnsureCustomer>().FindAsync(customer, scene.Cancellation);
        Demand.That(found is Finding.Nothing, "nothing to be found for a customer who was refused", $"the finding is {found}");
    }

    private static async Task ParallelAsync(Scene scene)
    {
        var (_, document, customer) = await PrepareAsync(scene, CustomerMatch.Email);

        // Whether it takes over at all is asked first, where one refusal says it.
        _ = await TakeAsync(scene, scene.Start(), (await PrepareAsync(scene, CustomerMatch.Email)).Customer);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, Writers).Select(async _ =>
        {
            // Each has a store of its own: nothing but the target keeps them apart.
            var process = scene.Start(ledger: new SuiteLedger());
            return await process.EnsureAsync(customer, scene.Cancellation);
        }));
        Demand.None(
            outcomes.Where(outcome => outcome is not (Outcome.Reached or Outcome.Failed or Outcome.NotBefore)).Select(outcome => outcome.ToString()),
            "each to take it over, or to be tried again");
        Demand.None(
            outcomes.OfType<Outcome.Reached>().Select(reached => reached.Receipt.Document.Id).Where(id => id != document), $"no partner but {document}");
        Demand.Equal(document, await TakeAsync(scene, scene.Start(), customer), "the partner in the end");
    }

    private static async Task KilledAsync(Scene scene, GateAction fault)
    {
        var (_, known, first) = await PrepareAsync(scene, CustomerMatch.Email);
        var counting = scene.Start();
        Demand.Equal(known, await TakeAsync(scene, counting, first), "the partner that was taken over");
        var calls = counting.Gate.Calls;
        for (var position = 1; position <= calls; position++)
        {
            var (_, document, customer) = await PrepareAsync(scene, CustomerMatch.Email);
            _ = await scene.Start(call => call == position ? fault : GateAction.Pass).EnsureAsync(customer, scene.Cancellation);
            var outcome = CaseSteps<EnsureCustomer>.ExpectReached(await scene.FinishAsync(customer), $"when the process died at call {position} of {calls}");
            Demand.Equal(document, outcome.Receipt.Document.Id, $"the partner when the process died at call {position} of {calls}");
            Demand.Equal(document, await TakeAsync(scene, scene.Start(ledger: new SuiteLedger()), customer), "the partner for a host that lost its store");
        }

        scene.Notes.Add($"{calls} calls");
    }

    /// <summary>A partner that is there under a key of its own, and a customer with a key of its own who is the same by what is matched.</summary>
    private static async Task<(EnsureCustomer Partner, string Document, EnsureCustomer Customer)> PrepareAsync(Scene scene, CustomerMatch match)
    {
        var id = scene.NextId();
        var partner = Customer(scene, id);
        var document = (await scene.DoAsync(partner)).Document.Id;
        var customer = SampleOrders.Customer(scene, scene.NextId());
        return (partner, document, customer with
        {
            Match = [match],
            Customer = match switch
            {
                CustomerMatch.Email => customer.Customer with { Email = partner.Customer.Email.ToUpperInvariant() },
                CustomerMatch.Phone => customer.Customer with { Phone = partner.Customer.Phone.Replace(" ", string.Empty, StringComparison.Ordinal) },
                _ => customer.Customer with { TaxId = new TaxId(Spaced(partner.Customer.TaxId!.Value), "DE") },
            },
        });

        static string Spaced(string taxId) => $"{taxId[..2].ToLowerInvariant()} {taxId[2..5]} {taxId[5..]}";
    }

    private static EnsureCustomer Customer(Scene scene, string id)
    {
        var command = SampleOrders.Customer(scene, id);
        return command with { Customer = command.Customer with { Phone = PhoneOf(id), TaxId = new TaxId(TaxIdOf(id), "DE") } };
    }

    /// <summary>A number in Berlin that has as many digits as numbers have there: targets check it.</summary>
    private static string PhoneOf(string id)
    {
        var digits = id.PadLeft(7, '0')[^7..];
        return $"+49 30 9{digits[..3]} {digits[3..]}";
    }

    /// <summary>A German number whose last digit is right (ISO 7064, modulo 11, 10): targets check it.</summary>
    private static string TaxIdOf(string id)
    {
        var digits = "1" + id.PadLeft(7, '0')[^7..];
        var product = 10;
        foreach (var digit in digits)
        {
            var sum = (digit - '0' + product) % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }

        return string.Create(CultureInfo.InvariantCulture, $"DE{digits}{(11 - product) % 10}");
    }

    private static async Task<string> TakeAsync(Scene scene, SuiteProcess process, EnsureCustomer customer)
    {
        var outcome = await process.EnsureAsync(customer, scene.Cancellation);
        if (outcome is Outcome.Refused { Result: var refused })
        {
            IfAsked(refused);
        }

        return CaseSteps<EnsureCustomer>.ExpectReached(outcome, "for a partner that is there").Receipt.Document.Id;
    }

    /// <summary>A connector need not be able to look, if it says so.</summary>
    private static void IfAsked(EffectResult.Refused refused)
    {
        if (refused.Code == "match-unsupported")
        {
            CaseSteps<EnsureCustomer>.ExpectWords(refused);
            throw new DoesNotApplyException("the connector takes over no partners, and says so");
        }
    }
}
