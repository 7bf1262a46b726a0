"""Runs the SAM transform over template.yaml with the parameters of every stage in samconfig.toml.

Fails on what the transform refuses, and on what only shows after it: a version with SnapStart and
provisioned concurrency, a deployment group that CodeDeploy has no configuration for, an alias that
does not follow its versions. Needs aws-sam-translator, which comes with cfn-lint.
"""

import os
import sys
import tomllib
from pathlib import Path

from cfnlint.decode.cfn_yaml import load
from samtranslator.parser.parser import Parser
from samtranslator.translator.translator import Translator

os.environ.setdefault("AWS_DEFAULT_REGION", "us-west-2")  # the transform asks for one
ROOT = Path(__file__).resolve().parent.parent
CONCURRENCIES = ("SnapStart", "Provisioned")


class NoManagedPolicies:
    """Stands for the list of AWS's managed policies, which the transform reads from an account."""

    def load(self):
        return {}


def stages():
    for name, stage in tomllib.loads((ROOT / "samconfig.toml").read_text()).items():
        overrides = stage.get("deploy", {}).get("parameters", {}).get("parameter_overrides") if isinstance(stage, dict) else None
        if overrides:
            yield name, dict(pair.split("=", 1) for pair in overrides)


def transformed(parameters):
    # The transform refuses local paths; `sam package` would have replaced them.
    template = load(str(ROOT / "template.yaml"))
    for resource in template["Resources"].values():
        properties = resource.get("Properties", {})
        for key in ("CodeUri", "DefinitionUri"):
            if key in properties:
                properties[key] = "s3://bucket/" + properties[key]
    defaults = {k: p["Default"] for k, p in template["Parameters"].items()}
    translator = Translator({}, Parser())
    return translator.translate(template, {**defaults, **parameters})


def holds(conditions, parameters, name):
    """Evaluates the only condition this needs: equality with a parameter."""
    left, right = conditions[name]["Fn::Equals"]
    return parameters.get(left["Ref"]) == right


def problems(stage, parameters):
    result = transformed(parameters)
    found = []
    resources = result["Resources"]
    kinds = [r["Type"] for r in resources.values()]
    for kind, least in (("AWS::Lambda::Version", 7), ("AWS::CodeDeploy::DeploymentGroup", 6), ("AWS::StepFunctions::StateMachineAlias", 1), ("AWS::Lambda::EventInvokeConfig", 7)):
        if kinds.count(kind) < least:
            found.append(f"{stage}: {kinds.count(kind)} of {kind}, expected {least}")
    for name, resource in resources.items():
        if resource["Type"] == "AWS::Lambda::Alias" and "CheckVersion" not in name:
            policy = resource.get("UpdatePolicy", {}).get("CodeDeployLambdaAliasUpdate", {})
            if policy.get("BeforeAllowTrafficHook") != {"Ref": "CheckVersion"}:
                found.append(f"{stage}: {name} gets traffic unchecked")
    return found


def main():
    found, seen = [], 0
    for stage, parameters in stages():
        for concurrency in CONCURRENCIES:
            found += problems(f"{stage}, {concurrency}", {**parameters, "Stage": stage, "Concurrency": concurrency})
            seen += 1
    if seen != 6:
        found.append(f"samconfig.toml gives {seen} sets of parameters, expected 6")
    for problem in found:
        print(problem, file=sys.stderr)
    print(f"SAM transform: {seen} sets of parameters, {len(found)} problems")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
