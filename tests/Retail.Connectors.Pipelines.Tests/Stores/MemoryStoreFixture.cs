using Microsoft.Extensions.Time.Testing;
using NodaTime;
using Retail.Connectors.Pipelines.Work;
using Retail.Connectors.Testing.Stores;

namespace Retail.Connectors.Pipelines.Tests.Stores;

internal sealed class MemoryStoreFixture : IWorkStoreFixture
{
    private readonly FakeTimeProvider _time = new();
    private readonly InMemoryWorkStore _store;

    public MemoryStoreFixture() => _store = new InMemoryWorkStore(_time);

    public Instant Now => _time.GetCurrentInstant();

    public ValueTask AdvanceAsync(Duration by)
    {
        _time.Advance(by.ToTimeSpan());
        return ValueTask.CompletedTask;
    }

    public ValueTask<IWorkStore> OpenAsync() => ValueTask.FromResult<IWorkStore>(_store);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
