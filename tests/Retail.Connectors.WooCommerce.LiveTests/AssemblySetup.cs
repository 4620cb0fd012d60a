using Retail.Connectors.WooCommerce.LiveTests.SideBySide;

// One shop serves all of them, and it is the slow side.
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]
[assembly: AssemblyFixture(typeof(LiveReport))]
