using Retail.Connectors.Sync.LiveTests.World;

// One shop and one ERP serve all of them, and they are the slow side.
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]
[assembly: AssemblyFixture(typeof(LiveWorld))]
