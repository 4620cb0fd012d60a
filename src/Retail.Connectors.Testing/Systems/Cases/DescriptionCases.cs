using Retail.Connectors.Credits;
using Retail.Connectors.Customers;
using Retail.Connectors.Effects;
using Retail.Connectors.Invoices;
using Retail.Connectors.Orders;
using Retail.Connectors.Payments;
using Retail.Connectors.Prices;
using Retail.Connectors.Products;
using Retail.Connectors.Refunds;
using Retail.Connectors.Returns;
using Retail.Connectors.Shipments;
using Retail.Connectors.Stock;
using Retail.Connectors.Systems;
using Retail.Connectors.Testing.Systems.Calls;
using Retail.Connectors.Testing.Systems.Effects;

namespace Retail.Connectors.Testing.Systems.Cases;

/// <summary>A system says what it is.</summary>
internal static class DescriptionCases
{
    public static IEnumerable<SystemCase> Of(SystemRole role) =>
    [
        new(role, "description", "offered", "the system says what it is: identity, product and version", OfferedAsync) { MayBeGap = false },
        new(role, "description", "traits", "it promises for each command what the handler promises, and names no other", TraitsAsync) { MayBeGap = false },
        new(role, "description", "identity", "its identity stays, and another company or shop has another", IdentityAsync),
        new(role, "description", "away", "a target that is away is told as such and not described", AwayAsync) { MayBeGap = false },
    ];

    private static async Task<SystemDescription> DescribeAsync(Scene scene, SuiteProcess? process = null)
    {
        var port = (process ?? scene.Calm).Port<ISystemDescription>()
            ?? throw new NotOfferedException($"no {nameof(ISystemDescription)} is registered under '{scene.System}'");
        return await port.DescribeAsync(scene.Cancellation);
    }

    private static async Task OfferedAsync(Scene scene)
    {
        var description = await DescribeAsync(scene);
        Demand.That(description.Identity.Length > 0, "an identity", "it is empty");
        Demand.That(description.Product.Any(char.IsAsciiDigit), "product and version", $"the product is '{description.Product}'");
        scene.Notes.Add($"{description.Product}, {description.Identity}");
        scene.Notes.AddRange(description.Gaps.Select(gap => $"says: {gap}"));
    }

    private static async Task TraitsAsync(Scene scene)
    {
        var described = (await DescribeAsync(scene)).Commands;
        var registered = new Dictionary<string, EffectTraits>(StringComparer.Ordinal);
        Look<SubmitOrder>();
        Look<AmendOrder>();
        Look<CancelOrder>();
        Look<EnsureCustomer>();
        Look<PostInvoice>();
        Look<PostPayment>();
        Look<PostCredit>();
        Look<ReceiveReturn>();
        Look<SetOrderStatus>();
        Look<AddOrderNote>();
        Look<RecordRefund>();
        Look<NotifyShipment>();
        Look<AttachInvoice>();
        Look<PublishStock>();
        Look<PublishPrice>();
        Look<PublishProduct>();
        Demand.None(registered.Keys.Where(name => !described.ContainsKey(name)), "each handler to be described");
        Demand.None(registered.Where(pair => described[pair.Key] != pair.Value).Select(pair => $"{pair.Key}: {described[pair.Key]}"), "the handlers' own traits");
        Demand.None(described.Keys.Where(name => !registered.ContainsKey(name)), "no command that has no handler");
        Demand.None(
            registered.Where(pair => pair.Value.Guarantee == EffectGuarantee.Lookup && pair.Value.SettleAfter <= NodaTime.Duration.Zero).Select(pair => pair.Key),
            "a settle time for each key that is looked up");

        void Look<TCommand>()
            where TCommand : ICommand
        {
            if (scene.Calm.Port<ICommandHandler<TCommand>>() is { } handler)
            {
                registered[typeof(TCommand).Name] = handler.Traits;
            }
        }
    }

    private static async Task IdentityAsync(Scene scene)
    {
        var first = await DescribeAsync(scene);
        var second = await DescribeAsync(scene, scene.Start());
        Demand.Equal(first.Identity, second.Identity, "the identity that another process reads");
        var other = scene.Profile.Other?.System ?? throw new BrokenException("a second company or shop in the profile", "it names none");
        var process = scene.Start(system: other);
        var port = process.Port<ISystemDescription>() ?? throw new NotOfferedException($"no {nameof(ISystemDescription)} is registered under '{other}'");
        var third = await port.DescribeAsync(scene.Cancellation);
        Demand.That(first.Identity != third.Identity, $"another identity of {other}", $"both are '{third.Identity}'");
    }

    private static async Task AwayAsync(Scene scene)
    {
        try
        {
            _ = await DescribeAsync(scene, scene.Start(static _ => GateAction.Unavailable));
        }
        catch (ConnectorException exception) when (exception.Kind == ConnectorErrorKind.Unavailable)
        {
            return;
        }

        throw new BrokenException("the error Unavailable", "it was described");
    }
}
