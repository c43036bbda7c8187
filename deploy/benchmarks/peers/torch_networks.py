"""A training step of a network in PyTorch eager, on one thread: prints µs of processor time a step, a line a repetition."""
import sys
import time

import torch
from torch import nn
from torch.nn import functional


class Block(nn.Module):
    def __init__(self, inputs, outputs, stride):
        super().__init__()
        self.main = nn.Sequential(
            nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False),
            nn.BatchNorm2d(outputs),
            nn.ReLU(),
            nn.Conv2d(outputs, outputs, 3, 1, 1, bias=False),
            nn.BatchNorm2d(outputs),
        )
        same = stride == 1 and inputs == outputs
        self.shortcut = (
            nn.Identity()
            if same
            else nn.Sequential(nn.Conv2d(inputs, outputs, 1, stride, bias=False), nn.BatchNorm2d(outputs))
        )

    def forward(self, x):
        return functional.relu(self.main(x) + self.shortcut(x))


def mlp():
    sizes = [784, 300, 300, 300]
    layers = [layer for a, b in zip(sizes, sizes[1:]) for layer in (nn.Linear(a, b), nn.ReLU())]
    return nn.Sequential(*layers, nn.Linear(300, 10)), (64, 784)


def cnn():
    return nn.Sequential(
        nn.Conv2d(1, 10, 5), nn.MaxPool2d(2), nn.ReLU(),
        nn.Conv2d(10, 20, 5), nn.MaxPool2d(2), nn.ReLU(),
        nn.Flatten(), nn.Linear(320, 50), nn.ReLU(), nn.Linear(50, 10),
    ), (64, 1, 28, 28)


def resnet():
    width = 16
    blocks, inputs = [], width
    for stage in range(4):
        for position in range(2):
            outputs = width << stage
            blocks.append(Block(inputs, outputs, 2 if stage > 0 and position == 0 else 1))
            inputs = outputs
    return nn.Sequential(
        nn.Conv2d(3, width, 3, 1, 1, bias=False), nn.BatchNorm2d(width), nn.ReLU(), *blocks,
        nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(8 * width, 128), nn.ReLU(), nn.Linear(128, 10),
    ), (32, 3, 32, 32)


def main():
    name, steps, repetitions = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    torch.set_num_threads(1)
    torch.manual_seed(1)
    network, shape = {"mlp": mlp, "cnn": cnn, "resnet": resnet}[name]()
    inputs, labels = torch.rand(shape), torch.randint(0, 10, (shape[0],))
    optimizer = torch.optim.SGD(network.parameters(), lr=0.01, weight_decay=1e-3)
    for _ in range(repetitions):
        started = time.process_time()
        for _ in range(steps):
            optimizer.zero_grad()
            loss = functional.cross_entropy(network(inputs), labels)
            loss.backward()
            optimizer.step()
            # A run looks at its loss at every step.
            loss.item()
        print(f"{(time.process_time() - started) / steps * 1e6:.3f}", flush=True)


main()
