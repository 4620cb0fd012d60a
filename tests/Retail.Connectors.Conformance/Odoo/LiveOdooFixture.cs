using Retail.Connectors.Testing.Systems;

namespace Retail.Connectors.Conformance.Odoo;

/// <summary>A real database.</summary>
internal sealed class LiveOdooFixture(LiveOdooSetUp setUp) : ISystemFixture
{
    public SystemProfile Profile => setUp.Profile!;

    public ConformanceClock Clock { get; } = ConformanceClock.Going();

    public ISystemInspector Inspector { get; } = new OdooInspector(setUp.CallsOf);

    public ISystemStage Stage { get; } = new OdooStage(setUp.AdministratorOf);

    public void Compose(RetailConnectorsBuilder retail, SystemName system, CallGate gate) => setUp.Add(retail, system, gate);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
