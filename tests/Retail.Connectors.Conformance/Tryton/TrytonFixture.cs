using Retail.Connectors.Testing.Systems;

namespace Retail.Connectors.Conformance.Tryton;

/// <summary>A database with two companies.</summary>
internal sealed class TrytonFixture(TrytonSetUp setUp, ConformanceClock clock, IAsyncDisposable? owned) : ISystemFixture
{
    public SystemProfile Profile => setUp.Profile!;

    public ConformanceClock Clock => clock;

    public ISystemInspector Inspector { get; } = new TrytonInspector(setUp.ClientOf);

    public ISystemStage Stage { get; } = new TrytonStage(setUp.ClientOf);

    public void Compose(RetailConnectorsBuilder retail, SystemName system, CallGate gate) => setUp.Add(retail, system, gate);

    public ValueTask DisposeAsync() => owned?.DisposeAsync() ?? ValueTask.CompletedTask;
}
