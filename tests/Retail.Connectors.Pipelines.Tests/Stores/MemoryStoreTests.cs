using Retail.Connectors.Testing.Stores;
using Retail.Connectors.Testing.Xunit;

namespace Retail.Connectors.Pipelines.Tests.Stores;

public sealed class MemoryStoreTests : WorkStoreTests
{
    protected override IWorkStoreFixture CreateFixture() => new MemoryStoreFixture();
}
