using System.Collections.Immutable;
using Retail.Connectors.Customers;

namespace Retail.Connectors.Testing.Systems.Scenarios;

internal sealed class EnsureCustomerScenario : CommandScenario<EnsureCustomer>
{
    public override string Subject => "ensure-customer";

    public override SystemRole Role => SystemRole.Erp;

    public override bool MayBeGap => false;

    public override bool KeepsWhatIsThere => true;

    public override Task<EnsureCustomer> PrepareAsync(Scene scene, string id) => Task.FromResult(SampleOrders.Customer(scene, id));

    public override EnsureCustomer Change(Scene scene, EnsureCustomer command) => command with
    {
        Customer = command.Customer with
        {
            Name = "Moved " + command.Customer.Name,
            Address = command.Customer.Address with { Line1 = "2 Other Street" },
        },
    };

    public override Task<ImmutableArray<InspectedDocument>> DocumentsAsync(Scene scene, EnsureCustomer command) =>
        scene.Inspector.FindAsync(command.Key.Target, EntityKind.Partner, command.Key, scene.Cancellation);

    public override string? Wrong(EnsureCustomer command, InspectedDocument document) =>
        Differs("name", command.Customer.Name, document.Name);
}
