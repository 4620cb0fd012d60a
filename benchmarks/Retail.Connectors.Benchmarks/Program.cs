using BenchmarkDotNet.Running;
using Retail.Connectors.Benchmarks.Ratios;

switch (args)
{
    case ["ratios", .. var rest]:
        return await RatioRun.PlayAsync(rest, Console.Out);
    case ["bdn", .. var rest]:
        BenchmarkSwitcher.FromAssembly(typeof(RatioRun).Assembly).Run(rest);
        return 0;
    default:
        await Console.Error.WriteLineAsync("Usage: ratios [NAME…] [--scale 0.1] [--rounds 9] | bdn [BenchmarkDotNet arguments]");
        return 2;
}
